package modelward.rules.data_004_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.data_004 as rule

with_dataset(changes) := facts.document({"datasets": [facts.dataset(object.union(
	{"declared_in_lineage": true},
	changes,
))]})

governed(changes) := {"governance": {"ml_system": facts.ml_system(changes)}}

test_passes_when_both_are_stated if {
	document := with_dataset({"classification": "internal", "personal_data": false})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_passes_when_the_system_holds_no_personal_data if {
	document := object.union(with_dataset({"classification": "public"}), governed({"personal_data": false}))
	count(rule.violation) == 0 with input as document
}

test_warns_where_no_such_records_are_kept if {
	rule.violation == {{
		"message": "Dataset acme/loans does not state its classification or whether it holds personal data.",
		"at": "/datasets/0",
		"severity": "warning",
	}} with input as with_dataset({})
}

test_fails_where_such_records_are_kept if {
	document := object.union(with_dataset({"classification": "internal"}), governed({}))
	rule.violation == {{
		"message": "Dataset acme/loans does not state whether it holds personal data.",
		"at": "/datasets/0",
		"severity": "error",
	}} with input as document
}

test_does_not_apply_to_datasets_that_are_only_named if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as with_dataset({"declared_in_lineage": false, "named_in_card": true})
}

test_asks_once_for_what_no_dataset_states if {
	document := facts.document({"datasets": [
		facts.dataset({"id": "loans", "declared_in_lineage": true, "classification": "internal"}),
		facts.dataset({"id": "rates", "declared_in_lineage": true, "classification": "public"}),
	]})
	rule.violation == {{
		"message": "No dataset states whether it holds personal data.",
		"at": "/datasets/0",
		"severity": "warning",
	}} with input as document
}
