package modelward.rules.data_005_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.data_005 as rule

with_splits(splits) := facts.document({
	"models": [facts.model({"datasets": ["acme/loans"]})],
	"datasets": [facts.dataset({"declared_in_lineage": true, "splits": splits})],
})

with_evaluation(dataset) := facts.document({"model_cards": [facts.model_card({
	"datasets": [{"id": "acme/loans"}],
	"evaluations": [facts.evaluation({}), facts.evaluation({"dataset": dataset})],
})]})

test_passes_when_splits_differ if {
	document := with_splits([facts.split_of("train", "1"), facts.split_of("test", "2")])
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
	count(rule.unverified) == 0 with input as document
}

test_fails_when_splits_have_the_same_content if {
	document := with_splits([facts.split_of("train", "1"), facts.split_of("test", "1")])
	rule.violation == {{
		"message": "Splits train and test of acme/loans have the same content (1111111111111111…).",
		"at": "/datasets/0/splits/1",
		"severity": "error",
	}} with input as document
}

test_fails_when_splits_of_two_datasets_have_the_same_content if {
	document := facts.document({"datasets": [
		facts.dataset({"id": "a", "splits": [facts.split_of("train", "1")]}),
		facts.dataset({"id": "b", "splits": [facts.split_of("test", "1")]}),
	]})
	{finding.at | some finding in rule.violation} == {"/datasets/1/splits/0"} with input as document
}

test_fails_when_splits_are_the_same_file if {
	whole := {"path": "data/all.csv", "digest": null}
	document := with_splits([object.union(whole, {"name": "train"}), object.union(whole, {"name": "test"})])
	rule.violation == {{
		"message": "Splits train and test of acme/loans are the same file, data/all.csv.",
		"at": "/datasets/0/splits/1",
		"severity": "error",
	}} with input as document
}

test_allows_one_split_in_several_files_of_the_same_content if {
	document := with_splits([
		facts.split_of("train", "1"),
		facts.split_of("train", "1"),
		facts.split_of("test", "2"),
	])
	count(rule.violation) == 0 with input as document
}

test_warns_of_results_on_the_training_split if {
	document := with_evaluation({"split": "train"})
	rule.violation == {{
		"message": "README.md gives results on the training split of acme/loans, which the model was trained on.",
		"at": "/model_cards/0/evaluations/1/dataset/split",
	}} with input as document
}

test_allows_results_on_the_training_split_of_other_data if {
	document := with_evaluation({"id": "other/data", "split": "train"})
	count(rule.violation) == 0 with input as document
}

test_warns_when_nothing_is_held_out if {
	document := with_splits([facts.split_of("train", "1")])
	rule.violation == {{
		"message": "Dataset acme/loans declares a training split, and nothing declares data to validate or test on.",
		"at": "/datasets/0/splits/0",
	}} with input as document
}

test_does_not_apply_without_splits if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as with_splits([])
}

test_cannot_tell_without_digests if {
	document := with_splits([facts.split_of("train", "1"), object.union(facts.split_of("test", "2"), {"digest": null})])
	rule.unverified == {{
		"message": "Not every split of dataset acme/loans has a digest, so whether they are disjoint was not checked.",
		"at": "/datasets/0/splits",
	}} with input as document
}

test_applies_to_results_on_a_split if {
	rule.applies with input as with_evaluation({"split": "train"})
}

test_passes_a_lone_training_split_beside_results_in_the_sbom if {
	component := facts.component({"model_card": {"evaluations": [facts.evaluation({})]}})
	sboms := {"sboms": [facts.sbom({"components": [component]})]}
	document := with_splits([facts.split_of("train", "1")])
	count(rule.violation) == 1 with input as document
	count(rule.violation) == 0 with input as object.union(document, sboms)
}
