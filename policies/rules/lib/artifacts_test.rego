package modelward.lib.artifacts_test

import data.modelward.lib.artifacts
import data.modelward.lib.facts_test as facts

with_component(component) := facts.document({"sboms": [facts.sbom({"components": [component]})]})

with_base(changes) := facts.document({"models": [facts.model({"base_models": [facts.base(changes)]})]})

test_has_models_with_a_card if {
	artifacts.has_models with input as facts.document({"model_cards": [facts.model_card({})]})
}

test_has_models_with_a_model_file if {
	artifacts.has_models with input as facts.document({"files": [facts.weights({})]})
}

test_has_models_with_a_card_that_was_not_read if {
	artifacts.has_models with input as facts.document({"unread": [facts.unread({})]})
}

test_has_models_with_a_model_in_an_sbom if {
	artifacts.has_models with input as with_component(facts.component({}))
	artifacts.has_models with input as with_component(facts.component({"type": "data"}))
}

test_has_no_models_with_libraries_alone if {
	not artifacts.has_models with input as with_component(facts.library)
	not artifacts.has_models with input as facts.unrelated
}

test_has_governance_with_ml_system_yml if {
	artifacts.has_governance with input as facts.document({"governance": {"ml_system": facts.ml_system({})}})
	not artifacts.has_governance with input as facts.document({})
	artifacts.keeps_governance with input as facts.document({"governance": {"ml_system": facts.ml_system({})}})
	begun := facts.ml_system({"placeholders": ["/id"]})
	not artifacts.keeps_governance with input as facts.document({"governance": {"ml_system": begun}})
}

test_high_risk_is_a_tier_of_ml_system_yml if {
	high := facts.ml_system({"risk_tier": "high"})
	artifacts.high_risk with input as facts.document({"governance": {"ml_system": high}})
	not artifacts.high_risk with input as facts.document({"governance": {"ml_system": facts.ml_system({})}})
	not artifacts.high_risk with input as facts.document({})
}

test_unread_and_unsupported_are_apart if {
	document := facts.document({"unread": [
		facts.unread({}),
		facts.unread({"reason": "unsupported"}),
		facts.unread({"kind": "sbom"}),
	]})
	artifacts.unread("model-card") == {0} with input as document
	artifacts.unsupported("model-card") == {1} with input as document
}

test_unread_severity_is_that_of_what_is_lost if {
	artifacts.unread_severity({"extent": "part"}) == "warning"
	artifacts.unread_severity({"extent": "file"}) == "error"
}

test_documented_components_have_a_card_in_the_sbom if {
	model := facts.model({"components": [{"sbom": 0, "component": 0}]})
	artifacts.documented_components(model) == [[0, 0]] with input as with_component(facts.component({}))
	artifacts.documented_components(model) == [] with input as with_component(facts.library)
}

test_components_of_card_are_those_of_its_model if {
	model := facts.model({"card": 3, "components": [{"sbom": 0, "component": 0}]})
	document := object.union(with_component(facts.component({})), {"models": [model, facts.model({})]})
	artifacts.components_of_card == {3: {[0, 0]}} with input as document
}

test_base_pointer_is_where_it_is_named if {
	artifacts.base_pointer(0, 0) == "/model_cards/0/base_models/0" with input as with_base({})
	artifacts.base_pointer(0, 0) == "/models/0/base_models/0" with input as with_base({"pointers": []})
}

test_cannot_be_read_says_how_much if {
	artifacts.cannot_be_read(facts.unread({})) == "README.md cannot be read: The text is not UTF-8."
	artifacts.cannot_be_read(facts.unread({"extent": "part"})) == "README.md cannot be read in part: The text is not UTF-8."
}
