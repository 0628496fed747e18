package modelward.rules.doc_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.doc_001 as rule

card_with(changes) := facts.document(facts.card_and_weights(changes, {}))

weights_only := facts.document({
	"models": [facts.model({"path": "models/a", "files": [0]})],
	"files": [facts.weights({"path": "models/a/model.safetensors"})],
})

sbom_only(component) := facts.document({
	"models": [facts.model({"name": "acme-risk", "path": null, "components": [{"sbom": 0, "component": 0}]})],
	"sboms": [facts.sbom({"components": [facts.component(component)]})],
})

test_passes_with_a_card if {
	rule.applies with input as card_with({})
	count(rule.violation) == 0 with input as card_with({})
}

test_passes_with_a_card_of_a_structured_format if {
	document := card_with({"format": "cyclonedx", "front_matter": null})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_fails_without_a_card if {
	rule.violation == {{"message": "Model Acme Risk has no model card.", "at": "/models/0"}} with input as weights_only
}

test_warns_of_a_model_that_only_an_sbom_names if {
	rule.violation == {{
		"message": "Model acme-risk stands in an SBOM without a model card.",
		"at": "/models/0",
		"severity": "warning",
	}} with input as sbom_only({"model_card": null})
}

test_fails_when_the_front_matter_cannot_be_parsed if {
	document := object.union(
		card_with({"front_matter": "invalid"}),
		{"unread": [facts.unread({"extent": "part", "message": "The front matter does not end."})]},
	)
	rule.violation == {{
		"message": "Model card README.md cannot be read in part: The front matter does not end.",
		"at": "/unread/0",
		"severity": "error",
	}} with input as document
}

test_fails_when_the_front_matter_is_invalid_and_nothing_says_why if {
	rule.violation == {{
		"message": "The front matter of README.md cannot be parsed.",
		"at": "/model_cards/0/front_matter",
	}} with input as card_with({"front_matter": "invalid"})
}

test_fails_when_the_card_cannot_be_read if {
	document := object.union(weights_only, {"unread": [facts.unread({"path": "models/a/README.md"})]})
	rule.violation == {{
		"message": "Model card models/a/README.md cannot be read: The text is not UTF-8.",
		"at": "/unread/0",
		"severity": "error",
	}} with input as document
}

test_warns_when_part_of_the_body_was_not_read if {
	document := object.union(card_with({}), {"unread": [facts.unread({"extent": "part", "reason": "limit"})]})
	{finding.severity | some finding in rule.violation} == {"warning"} with input as document
}

test_warns_of_a_card_without_front_matter if {
	rule.violation == {{
		"message": "README.md has no front matter, so programs cannot read what it states.",
		"at": "/model_cards/0",
		"severity": "warning",
	}} with input as card_with({"front_matter": "absent"})
}

test_does_not_apply_without_models if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document({"sboms": [facts.sbom({"components": [facts.library]})]})
}

test_cannot_tell_for_a_card_of_another_format if {
	document := object.union(
		weights_only,
		{"unread": [facts.unread({"path": "models/a/card.json", "reason": "unsupported"})]},
	)
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "models/a/card.json is a model card of a format that is not read.",
		"at": "/unread/0",
	}} with input as document
}

test_reports_once_when_no_model_has_a_card if {
	document := facts.document({
		"models": [facts.model({"path": "a", "files": [0]}), facts.model({"path": "b", "files": [1]})],
		"files": [facts.weights({"path": "a/m.onnx"}), facts.weights({"path": "b/m.onnx"})],
	})
	rule.violation == {{"message": "No model has a model card.", "at": "/models/0"}} with input as document
}
