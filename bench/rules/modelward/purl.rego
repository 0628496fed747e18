# METADATA
# title: Components have a package URL
# custom:
#   id: BENCH-003
#   severity: error
package bench.purl

violation contains {"message": $"Component {component.name} has no package URL.", "at": $"/sboms/{s}/components/{c}"} if {
	some s, sbom in input.sboms
	some c, component in sbom.components
	not component.subject
	component.purl == null
}
