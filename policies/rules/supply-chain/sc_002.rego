# METADATA
# title: Model and data components of an SBOM are complete
# description: >-
#   A component that describes a model or a dataset is of use when it says which one it is, who supplies it, under which
#   license, and how to recognise it. Libraries and other software are not looked at.
# related_resources:
#   - https://cyclonedx.org/capabilities/mlbom/
#   - https://www.ntia.gov/page/software-bill-materials
# custom:
#   id: SC-002
#   severity: warning
#   remediation: >-
#     Add what is missing to the component: `"version"`, `"supplier": {"name": ...}`, `"licenses": [{"license": {"id":
#     ...}}]`, `"hashes": [{"alg": "SHA-256", "content": ...}]`, and `"modelCard": {}` for a model or `"data": [{}]` for
#     a dataset; in SPDX 3 the properties of ai_AIPackage and dataset_DatasetPackage, with
#     relationships `hasDeclaredLicense` and `trainedOn`.
#   controls:
#     iso-42001: [A.10.3]
#     eu-ai-act: ["Annex IV.2(a)"]
#     aisvs-1.0: ["6.2.3"]
#     csa-aicm: [STA-09]
package modelward.rules.sc_002

import data.modelward.lib.answers
import data.modelward.lib.artifacts
import data.modelward.lib.licenses

applies if artifacts.describes_models

violation contains {"message": text, "at": $"/sboms/{s}/components/{c}"} if {
	some s, sbom in input.sboms
	some c, component in sbom.components
	component.type in artifacts.ml_component_types
	missing := answers.missing_besides(elements(component), in_all[s][component.type])
	count(missing) > 0
	text := $"Component {label(component)} has no {answers.phrase(missing, "or")}."
}

violation contains {"message": text, "at": $"/sboms/{s}"} if {
	some s, missing_by_type in in_all
	some type, missing in missing_by_type
	count(missing) > 0
	elements_of_all := [elements(component) | some component in input.sboms[s].components; component.type == type]
	words := answers.phrase(answers.in_order(elements_of_all, missing), "or")
	text := $"No component of type {type} in {input.sboms[s].path} has a {words}."
}

# What no component of a type has in an SBOM.
in_all[s][type] := answers.missing_in_all(elements_of_all) if {
	some s, sbom in input.sboms
	some type in artifacts.ml_component_types
	elements_of_all := [elements(component) | some component in sbom.components; component.type == type]
}

# In the order in which they stand in an SBOM.
elements(component) := [
	["name", trim_space(component.name) != ""],
	["version", has_version(component)],
	["supplier", component.supplier != null],
	["license", has_license(component)],
	["hash", has_hash(component)],
	[description_of[component.type], has_description(component)],
]

description_of := {"machine-learning-model": "model card", "data": "data description"}

default has_version(_) := false

has_version(component) if component.version != null

# A package URL may hold the version: pkg:huggingface/owner/name@commit.
has_version(component) if contains(split(component.purl, "?")[0], "@")

# A dataset has a version seldom; its digest says which one it is.
has_version(component) if {
	component.type == "data"
	count(component.hashes) > 0
}

default has_license(_) := false

has_license(component) if licenses.is_stated(component.license)

default has_hash(_) := false

has_hash(component) if count(component.hashes) > 0

# Data that is elsewhere is found by its address.
has_hash(component) if component.data.contents_url != null

default has_description(_) := false

has_description(component) if {
	component.type == "machine-learning-model"
	component.model_card != null
}

has_description(component) if {
	component.type == "data"
	component.data != null
}

label(component) := component.name if trim_space(component.name) != ""

label(component) := component.ref if {
	trim_space(component.name) == ""
	component.ref != null
}

label(component) := $"of type {component.type}" if {
	trim_space(component.name) == ""
	component.ref == null
}
