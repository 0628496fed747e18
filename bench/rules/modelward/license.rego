# METADATA
# title: Components have a license
# custom:
#   id: BENCH-001
#   severity: error
package bench.license

violation contains {"message": $"Component {component.name} has no license.", "at": $"/sboms/{s}/components/{c}"} if {
	some s, sbom in input.sboms
	some c, component in sbom.components
	not component.subject
	component.license == null
}
