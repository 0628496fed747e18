package modelward.rules.int_005_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.int_005 as rule

with_dataset(changes) := facts.document({"datasets": [facts.dataset(object.union(
	{"declared_in_lineage": true},
	changes,
))]})

test_passes_with_a_digest if {
	document := with_dataset({"digests": [{"algorithm": "md5", "value": facts.digest("1", 32)}]})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_passes_with_a_fixed_revision if {
	count(rule.violation) == 0 with input as with_dataset({"pinned": true})
}

test_passes_when_every_split_has_a_digest if {
	document := with_dataset({"splits": [facts.split_of("train", "1"), facts.split_of("test", "2")]})
	count(rule.violation) == 0 with input as document
}

test_fails_without_either if {
	rule.violation == {{
		"message": "Dataset acme/loans has neither a digest nor a fixed revision.",
		"at": "/datasets/0",
		"severity": "warning",
	}} with input as with_dataset({})
}

test_notes_a_dataset_that_only_its_card_describes if {
	document := with_dataset({
		"declared_in_lineage": false,
		"sources": [{"path": "README.md", "kind": "dataset-card", "pointer": "/dataset_cards/0"}],
	})
	{finding.severity | some finding in rule.violation} == {"note"} with input as document
}

test_does_not_apply_to_datasets_that_are_only_named if {
	not rule.applies with input as with_dataset({"declared_in_lineage": false, "named_in_card": true})
	not rule.applies with input as facts.unrelated
}

test_reports_once_when_no_dataset_is_identified if {
	document := facts.document({"datasets": [
		facts.dataset({"id": "loans", "declared_in_lineage": true}),
		facts.dataset({"id": "rates", "declared_in_lineage": true}),
	]})
	rule.violation == {{
		"message": "No dataset has a digest or a fixed revision.",
		"at": "/datasets/0",
		"severity": "warning",
	}} with input as document
}
