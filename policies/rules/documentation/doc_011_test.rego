package modelward.rules.doc_011_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.doc_011 as rule

committed(card, weights) := facts.document({
	"models": [facts.model({"card": 0, "files": [1]})],
	"model_cards": [facts.model_card({})],
	"files": [
		facts.file({"path": "README.md", "kind": "model-card", "last_commit": card}),
		facts.weights({"last_commit": weights}),
	],
})

test_passes_when_both_changed_together if {
	document := committed(facts.commit(3), facts.commit(3))
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
	count(rule.unverified) == 0 with input as document
}

test_passes_when_the_card_is_newer if {
	count(rule.violation) == 0 with input as committed(facts.commit(0), facts.commit(3))
}

test_warns_when_the_card_is_older if {
	rule.violation == {{
		"message": "README.md was last changed before the model files that it describes.",
		"at": "/model_cards/0",
	}} with input as committed(facts.commit(3), facts.commit(1))
}

test_does_not_apply_outside_git if {
	document := object.union(committed(null, null), {"repository": {"kind": "folder", "commit": null}})
	not rule.applies with input as document
}

test_does_not_apply_without_a_card_and_files if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document({"models": [facts.model({"card": 0})]})
}

test_cannot_tell_in_a_shallow_clone if {
	document := object.union(committed(null, null), {"repository": {"shallow": true}})
	rule.applies with input as document
	rule.unverified == {{
		"message": "The history is cut, so whether README.md is older than its model is not known.",
		"at": "/model_cards/0",
	}} with input as document
}

test_cannot_tell_of_files_that_are_not_committed if {
	document := committed(facts.commit(1), null)
	rule.unverified == {{
		"message": "README.md or a file of its model is not committed, so which of them is older is not known.",
		"at": "/model_cards/0",
	}} with input as document
}
