package modelward.rules.lic_002_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.lic_002 as rule

with_dataset(changes) := facts.document({"datasets": [facts.dataset(object.union(
	{"declared_in_lineage": true},
	changes,
))]})

unknown := facts.license({"id": "unknown", "spdx": null, "terms": null})

test_passes_with_a_license if {
	document := with_dataset({"license": facts.license({})})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_passes_for_an_unknown_license_with_a_risk if {
	count(rule.violation) == 0 with input as with_dataset({"license": unknown, "risk": "R-7"})
}

test_warns_without_a_license if {
	rule.violation == {{
		"message": "Dataset acme/loans has no license.",
		"at": "/datasets/0",
	}} with input as with_dataset({})
}

test_warns_of_an_unknown_license_without_a_risk if {
	rule.violation == {{
		"message": "The license of dataset acme/loans is stated as unknown, without a name or a risk.",
		"at": "/datasets/0/license",
	}} with input as with_dataset({"license": unknown})
}

test_notes_a_family_of_licenses if {
	rule.violation == {{
		"message": "License cc of dataset acme/loans names a family of licenses, not one of them.",
		"at": "/datasets/0/license",
		"severity": "note",
	}} with input as with_dataset({"license": facts.license({"id": "cc", "spdx": null, "vague": true})})
}

test_does_not_apply_without_datasets if {
	not rule.applies with input as facts.unrelated
}

test_cannot_tell_for_a_dataset_that_is_only_named if {
	document := with_dataset({
		"declared_in_lineage": false,
		"named_in_card": true,
		"sources": [{"path": "README.md", "kind": "model-card", "pointer": "/model_cards/0/datasets/0"}],
	})
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "No artifact states the license of dataset acme/loans.",
		"at": "/model_cards/0/datasets/0",
		"severity": "note",
	}} with input as document
}

test_reports_once_when_no_dataset_has_a_license if {
	document := facts.document({"datasets": [
		facts.dataset({"id": "loans", "declared_in_lineage": true}),
		facts.dataset({"id": "rates", "declared_in_lineage": true}),
	]})
	rule.violation == {{"message": "No dataset has a license.", "at": "/datasets/0"}} with input as document
}
