package modelward.rules.doc_003_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.doc_003 as rule

with_limitations(state) := facts.document({
	"models": [facts.model({"card": 0})],
	"model_cards": [facts.model_card({"sections": {"limitations": facts.section(state)}})],
})

test_passes_when_limitations_are_written if {
	rule.applies with input as with_limitations("text")
	count(rule.violation) == 0 with input as with_limitations("text")
}

test_warns_when_they_are_missing if {
	rule.violation == {{
		"message": "README.md does not state limitations.",
		"at": "/model_cards/0",
		"severity": "warning",
	}} with input as with_limitations("absent")
}

test_warns_of_a_placeholder if {
	rule.violation == {{
		"message": "The section of README.md on limitations holds only a template's placeholder.",
		"at": "/model_cards/0/sections/limitations",
		"severity": "warning",
	}} with input as with_limitations("placeholder")
}

test_fails_for_a_system_of_high_risk if {
	document := object.union(
		with_limitations("absent"),
		{"governance": {"ml_system": facts.ml_system({"risk_tier": "high"})}},
	)
	{finding.severity | some finding in rule.violation} == {"error"} with input as document
}

test_warns_of_a_model_card_in_an_sbom_without_limitations if {
	card := facts.model_card({"path": "bom.cdx.json", "format": "cyclonedx"})
	rule.violation == {{
		"message": "The model card of Acme Risk in bom.cdx.json does not state limitations.",
		"at": "/model_cards/0",
		"severity": "warning",
	}} with input as facts.document({"model_cards": [card]})
}

test_does_not_apply_without_a_card if {
	not rule.applies with input as facts.unrelated
}

test_passes_when_the_sbom_states_what_the_card_does_not if {
	component := facts.component({"model_card": {"technical_limitations": ["Loans above 1M"]}})
	document := object.union(with_limitations("absent"), {
		"models": [facts.model({"card": 0, "components": [{"sbom": 0, "component": 0}]})],
		"sboms": [facts.sbom({"components": [component]})],
	})
	count(rule.violation) == 0 with input as document
}
