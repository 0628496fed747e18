package modelward.rules.doc_004_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.doc_004 as rule

with_card(changes) := facts.document({
	"models": [facts.model({"card": 0})],
	"model_cards": [facts.model_card(changes)],
})

test_passes_with_a_complete_result if {
	document := with_card({"evaluations": [facts.evaluation({}), facts.evaluation({"value": null})]})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
	count(rule.unverified) == 0 with input as document
}

test_takes_a_metric_without_a_dataset_from_structured_formats if {
	result := facts.evaluation({"dataset": {"id": null, "name": null, "split": null}})
	every format in ["cyclonedx", "model-card-toolkit"] {
		document := with_card({"format": format, "evaluations": [result]})
		rule.applies with input as document
		count(rule.violation) == 0 with input as document
	}
}

test_warns_without_a_result if {
	rule.violation == {{
		"message": "README.md gives no evaluation result.",
		"at": "/model_cards/0",
	}} with input as with_card({"metrics": ["accuracy"]})
}

test_warns_when_no_result_is_complete if {
	evaluations := [facts.evaluation({"value": null}), facts.evaluation({"dataset": {"id": null, "name": null}})]
	rule.violation == {{
		"message": "No evaluation in README.md has metric, value and dataset together.",
		"at": "/model_cards/0/evaluations/0",
	}} with input as with_card({"evaluations": evaluations})
}

test_notes_results_without_a_split if {
	rule.violation == {{
		"message": "No evaluation in README.md names the split that it was measured on.",
		"at": "/model_cards/0/evaluations/0/dataset",
		"severity": "note",
	}} with input as with_card({"evaluations": [facts.evaluation({"dataset": {"split": null}})]})
}

test_warns_of_a_model_card_in_an_sbom_without_a_result if {
	rule.violation == {{
		"message": "The model card of Acme Risk in README.md gives no evaluation result.",
		"at": "/model_cards/0",
	}} with input as with_card({"format": "cyclonedx"})
}

test_does_not_apply_without_a_card if {
	not rule.applies with input as facts.unrelated
}

test_cannot_tell_from_prose if {
	document := with_card({"sections": {"evaluation": facts.section("text")}})
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "README.md writes of its evaluation in prose only; metric, value, dataset and split were not checked.",
		"at": "/model_cards/0/sections/evaluation",
	}} with input as document
}

test_takes_a_dataset_by_its_name if {
	dataset := {"id": null, "name": "Loans", "config": null, "split": "test", "revision": null}
	count(rule.violation) == 0 with input as with_card({"evaluations": [facts.evaluation({"dataset": dataset})]})
}

test_passes_when_the_sbom_gives_what_the_card_does_not if {
	component := facts.component({"model_card": {"evaluations": [facts.evaluation({})]}})
	document := object.union(with_card({}), {
		"models": [facts.model({"card": 0, "components": [{"sbom": 0, "component": 0}]})],
		"sboms": [facts.sbom({"components": [component]})],
	})
	count(rule.violation) == 0 with input as document
	count(rule.unverified) == 0 with input as document
}
