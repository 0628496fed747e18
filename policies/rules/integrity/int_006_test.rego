package modelward.rules.int_006_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.int_006 as rule

with_base(changes) := facts.document({"models": [facts.model({"base_models": [facts.base(changes)]})]})

governed := {"governance": {"ml_system": facts.ml_system({})}}

test_passes_at_a_full_commit if {
	document := with_base({"revision": facts.digest("b", 40), "pinned": true})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_fails_at_a_branch if {
	rule.violation == {{
		"message": "Base model owner/base is taken at main, which can move.",
		"at": "/model_cards/0/base_models/0",
		"severity": "warning",
	}} with input as object.union(with_base({"revision": "main"}), governed)
}

test_notes_a_missing_revision_where_only_a_card_names_the_model if {
	rule.violation == {{
		"message": "Base model owner/base is taken at no stated revision.",
		"at": "/model_cards/0/base_models/0",
		"severity": "note",
	}} with input as with_base({})
}

test_points_at_the_model_when_no_record_is_known if {
	{finding.at | some finding in rule.violation} == {"/models/0/base_models/0"} with input as with_base({"pointers": []})
}

test_does_not_apply_to_models_of_the_repository if {
	not rule.applies with input as with_base({"external": false})
	not rule.applies with input as facts.unrelated
}

test_fails_at_a_branch_beside_an_sbom_of_models if {
	sboms := {"sboms": [facts.sbom({"components": [facts.component({})]})]}
	document := object.union(with_base({"revision": "main"}), sboms)
	{finding.severity | some finding in rule.violation} == {"warning"} with input as document
}
