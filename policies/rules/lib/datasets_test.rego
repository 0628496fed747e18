package modelward.lib.datasets_test

import data.modelward.lib.datasets
import data.modelward.lib.facts_test as facts

from(kind) := {"path": "x", "kind": kind, "pointer": $"/of/{kind}"}

with_datasets(list) := facts.document({"datasets": [facts.dataset(changes) | some changes in list]})

test_declared_is_what_a_declaration_names if {
	document := with_datasets([{"named_in_card": true}, {"declared_in_lineage": true}])
	datasets.declared == {1} with input as document
}

test_described_counts_dataset_cards_too if {
	document := with_datasets([
		{"sources": [from("model-card")]},
		{"declared_in_lineage": true},
		{"sources": [from("dataset-card")]},
	])
	datasets.described == {1, 2} with input as document
}

test_unknown_and_owned_needs_a_risk if {
	datasets.unknown_and_owned(facts.dataset({"provenance_unknown": true, "risk": "R-7"}))
	not datasets.unknown_and_owned(facts.dataset({"provenance_unknown": true}))
	not datasets.unknown_and_owned(facts.dataset({"risk": "R-7"}))
}

test_pointer_prefers_the_kind_that_is_asked_for if {
	document := with_datasets([{"sources": [from("lineage"), from("model-card")]}])
	datasets.pointer(0, "model-card") == "/of/model-card" with input as document
	datasets.pointer(0, "governance") == "/datasets/0" with input as document
}
