package modelward.rules.data_003_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.data_003 as rule

with_dataset(changes) := facts.document({"datasets": [facts.dataset(object.union(
	{"id": "loans", "declared_in_lineage": true, "external": false},
	changes,
))]})

complete := {
	"origin": "https://data.example.com/loans",
	"collection": "Export of the loan system",
	"steward": "Risk team",
	"purpose": "Credit scoring",
	"license": facts.license({}),
}

test_passes_when_everything_is_stated if {
	document := with_dataset(complete)
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_passes_for_an_owned_unknown_origin if {
	changes := {"provenance_unknown": true, "risk": "R-7", "steward": "Risk team", "purpose": "Credit scoring"}
	count(rule.violation) == 0 with input as with_dataset(changes)
}

test_fails_once_a_dataset_and_lists_what_is_missing if {
	rule.violation == {{
		"message": "Dataset loans does not state its way of collection or purpose.",
		"at": "/datasets/0",
		"severity": "warning",
	}} with input as with_dataset(object.union(complete, {"collection": null, "purpose": null}))
}

test_takes_a_hub_id_as_an_origin if {
	document := with_dataset(object.union(complete, {"id": "acme/loans", "external": true, "origin": null}))
	count(rule.violation) == 0 with input as document
}

test_notes_datasets_where_nothing_is_stated_yet if {
	rule.violation == {{
		"message": "Dataset loans does not state its origin, way of collection, steward, purpose or license.",
		"at": "/datasets/0",
		"severity": "note",
	}} with input as with_dataset({})
}

test_does_not_apply_to_datasets_that_are_only_named if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as with_dataset({"declared_in_lineage": false, "named_in_card": true})
}

test_asks_once_for_what_no_dataset_states if {
	document := facts.document({"datasets": [
		facts.dataset({"id": "loans", "declared_in_lineage": true, "external": false, "steward": "Risk team"}),
		facts.dataset({"id": "rates", "declared_in_lineage": true, "external": false}),
	]})
	rule.violation == {
		{
			"message": "No dataset states its origin, way of collection, purpose or license.",
			"at": "/datasets/0",
			"severity": "warning",
		},
		{"message": "Dataset rates does not state its steward.", "at": "/datasets/1", "severity": "warning"},
	} with input as document
}
