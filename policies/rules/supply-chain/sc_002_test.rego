package modelward.rules.sc_002_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.sc_002 as rule

with_component(changes) := facts.document({"sboms": [facts.sbom({"components": [facts.component(changes)]})]})

dataset := {
	"ref": "loans",
	"type": "data",
	"name": "loans",
	"version": null,
	"hashes": [],
	"model_card": null,
	"data": {"contents_url": "https://data.example.com/loans"},
}

test_passes_for_a_complete_model if {
	rule.applies with input as with_component({})
	count(rule.violation) == 0 with input as with_component({})
}

test_passes_for_a_dataset_that_is_found_by_its_digest if {
	changes := {"hashes": [{"algorithm": "sha256", "value": facts.digest("1", 64)}]}
	count(rule.violation) == 0 with input as with_component(object.union(dataset, changes))
}

test_passes_when_the_package_url_holds_the_version if {
	document := with_component({"version": null, "purl": "pkg:huggingface/acme/risk@1234abcd"})
	count(rule.violation) == 0 with input as document
}

test_warns_once_a_component_and_lists_what_is_missing if {
	changes := {"supplier": null, "license": null, "hashes": [], "model_card": null}
	rule.violation == {{
		"message": "Component acme-risk has no supplier, license, hash or model card.",
		"at": "/sboms/0/components/0",
	}} with input as with_component(changes)
}

test_warns_of_a_dataset_without_version_and_description if {
	rule.violation == {{
		"message": "Component loans has no version, hash or data description.",
		"at": "/sboms/0/components/0",
	}} with input as with_component(object.union(dataset, {"data": null}))
}

test_names_a_component_without_a_name_by_its_reference if {
	rule.violation == {{
		"message": "Component acme-risk has no name.",
		"at": "/sboms/0/components/0",
	}} with input as with_component({"name": " "})
}

test_does_not_apply_to_libraries if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document({"sboms": [facts.sbom({"components": [facts.library]})]})
}

test_reports_once_what_no_component_of_a_type_has if {
	document := facts.document({"sboms": [facts.sbom({"components": [
		facts.component({}),
		facts.component(object.union(dataset, {"license": null})),
		facts.component(object.union(dataset, {"name": "rates", "license": null, "supplier": null})),
	]})]})
	rule.violation == {
		{
			"message": "No component of type data in bom.cdx.json has a version or license.",
			"at": "/sboms/0",
		},
		{"message": "Component rates has no supplier.", "at": "/sboms/0/components/2"},
	} with input as document
}

test_names_a_component_without_name_and_reference_by_its_type if {
	rule.violation == {{
		"message": "Component of type machine-learning-model has no name.",
		"at": "/sboms/0/components/0",
	}} with input as with_component({"name": " ", "ref": null})
}
