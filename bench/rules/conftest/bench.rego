# The rules of ../modelward, for one CycloneDX file at a time.
package main

deny contains $"BENCH-001 /components/{c}: Component {component.name} has no license." if {
	some c, component in input.components
	not component.licenses
}

deny contains $"BENCH-002 /components/{c}: Component {component.name} has no SHA-256." if {
	some c, component in input.components
	not has_sha256(component)
}

deny contains $"BENCH-003 /components/{c}: Component {component.name} has no package URL." if {
	some c, component in input.components
	not component.purl
}

has_sha256(component) if {
	some digest in component.hashes
	digest.alg == "SHA-256"
}
