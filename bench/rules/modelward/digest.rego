# METADATA
# title: Components have a SHA-256 digest
# custom:
#   id: BENCH-002
#   severity: error
package bench.digest

violation contains {"message": $"Component {component.name} has no SHA-256.", "at": $"/sboms/{s}/components/{c}"} if {
	some s, sbom in input.sboms
	some c, component in sbom.components
	not component.subject
	not has_sha256(component)
}

has_sha256(component) if {
	some digest in component.hashes
	digest.algorithm == "sha256"
}
