package modelward.rules.data_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.data_001 as rule

named := facts.dataset({
	"named_in_card": true,
	"sources": [{"path": "README.md", "kind": "model-card", "pointer": "/model_cards/0/datasets/0"}],
})

with_dataset(changes) := facts.document({"datasets": [object.union(named, changes)]})

lineage := {"lineage": {"files": ["runs.json"]}}

test_passes_when_the_dataset_is_declared if {
	document := with_dataset({"declared_in_lineage": true})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_passes_for_an_unknown_origin_with_a_risk if {
	document := with_dataset({"declared_in_lineage": true, "provenance_unknown": true, "risk": "R-7"})
	count(rule.violation) == 0 with input as document
}

test_warns_before_there_is_a_lineage_file if {
	rule.violation == {{
		"message": "Dataset acme/loans is named in a card and declared in no lineage file, SBOM or ml-system.yml.",
		"at": "/model_cards/0/datasets/0",
		"severity": "warning",
	}} with input as with_dataset({})
}

test_fails_beside_a_lineage_file if {
	document := object.union(with_dataset({}), lineage)
	{finding.severity | some finding in rule.violation} == {"error"} with input as document
}

test_fails_for_an_unknown_origin_without_a_risk if {
	sources := [{"path": "ml-system.yml", "kind": "governance", "pointer": "/governance/ml_system/datasets/0"}]
	changes := {"named_in_card": false, "declared_in_lineage": true, "provenance_unknown": true, "sources": sources}
	rule.violation == {{
		"message": "The origin of dataset acme/loans is stated as unknown, without the risk that goes with it.",
		"at": "/governance/ml_system/datasets/0",
		"severity": "warning",
	}} with input as with_dataset(changes)
}

test_does_not_apply_when_no_card_names_a_dataset if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as with_dataset({"named_in_card": false})
}

test_cannot_tell_when_a_lineage_file_was_not_read if {
	entry := facts.unread({"path": "runs.json", "kind": "lineage", "reason": "unsupported"})
	document := object.union(with_dataset({}), {"unread": [entry]})
	rule.unverified == {{
		"message": "runs.json was not read to the end, so the datasets that it declares are not known.",
		"at": "/unread/0",
	}} with input as document
}

test_applies_to_an_unknown_origin_that_no_card_names if {
	document := with_dataset({"named_in_card": false, "provenance_unknown": true, "risk": "R-7"})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}
