# METADATA
# title: Components have a version of three numbers
# custom:
#   id: BENCH-004
#   severity: error
package bench.version

violation contains {"message": $"Component {component.name} has no version.", "at": $"/sboms/{s}/components/{c}"} if {
	some s, sbom in input.sboms
	some c, component in sbom.components
	not semver.is_valid(component.version)
}
