package modelward.rules.doc_002_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.doc_002 as rule

with_sections(intended, out_of_scope) := facts.document({"model_cards": [facts.model_card({"sections": {
	"intended_use": facts.section(intended),
	"out_of_scope_use": facts.section(out_of_scope),
}})]})

in_format(format, intended) := facts.document({"model_cards": [facts.model_card({
	"path": "card.json",
	"format": format,
	"front_matter": null,
	"sections": {"intended_use": facts.section(intended)},
})]})

in_sbom(use_cases) := {
	"models": [facts.model({"path": null, "components": [{"sbom": 0, "component": 0}]})],
	"sboms": [facts.sbom({"components": [facts.component({"model_card": {"use_cases": use_cases}})]})],
}

test_passes_when_both_are_written if {
	rule.applies with input as with_sections("text", "text")
	count(rule.violation) == 0 with input as with_sections("text", "text")
}

test_asks_structured_formats_for_what_they_have_a_field_for if {
	every format in ["cyclonedx", "model-card-toolkit"] {
		count(rule.violation) == 0 with input as in_format(format, "text")
	}
	rule.violation == {{
		"message": "card.json does not state intended use.",
		"at": "/model_cards/0",
		"severity": "error",
	}} with input as in_format("model-card-toolkit", "absent")
}

test_fails_once_a_card_that_states_neither if {
	rule.violation == {{
		"message": "README.md does not state intended use or out-of-scope use.",
		"at": "/model_cards/0",
		"severity": "error",
	}} with input as with_sections("absent", "absent")
}

test_warns_when_only_out_of_scope_use_is_missing if {
	rule.violation == {{
		"message": "README.md does not state out-of-scope use.",
		"at": "/model_cards/0",
		"severity": "warning",
	}} with input as with_sections("text", "absent")
}

test_fails_at_each_placeholder if {
	rule.violation == {
		{
			"message": "The section of README.md on intended use holds only a template's placeholder.",
			"at": "/model_cards/0/sections/intended_use",
		},
		{
			"message": "The section of README.md on out-of-scope use holds only a template's placeholder.",
			"at": "/model_cards/0/sections/out_of_scope_use",
		},
	} with input as with_sections("placeholder", "placeholder")
}

test_lets_the_sbom_state_the_intended_use_of_a_card if {
	document := object.union(
		with_sections("absent", "text"),
		object.union(
			in_sbom(["Credit scoring"]),
			{"models": [facts.model({"card": 0, "components": [{"sbom": 0, "component": 0}]})]},
		),
	)
	count(rule.violation) == 0 with input as document
}

test_warns_of_a_model_card_in_an_sbom_without_use_cases if {
	rule.violation == {{
		"message": "The model card of Acme Risk in card.json does not state intended use.",
		"at": "/model_cards/0",
		"severity": "warning",
	}} with input as in_format("cyclonedx", "absent")
}

test_does_not_apply_without_a_card if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document({"files": [facts.weights({})]})
}
