package modelward.rules.sc_005_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.sc_005 as rule

with_base(changes) := facts.document({"models": [facts.model({"base_models": [facts.base(changes)]})]})

governed := {"governance": {"ml_system": facts.ml_system({})}}

test_passes_when_source_license_and_review_are_known if {
	rule.applies with input as with_base({"reviewed": true})
	count(rule.violation) == 0 with input as with_base({"reviewed": true})
}

test_takes_a_hub_id_as_a_source if {
	count(rule.violation) == 0 with input as with_base({"reviewed": true, "url": null})
}

test_fails_without_a_source if {
	rule.violation == {{
		"message": "Base model encoder-v2 has no source: neither supplier nor address is stated.",
		"at": "/model_cards/0/base_models/0",
	}} with input as with_base({"id": "encoder-v2", "url": null, "license": null})
}

test_warns_without_a_review_beside_ml_system_yml if {
	rule.violation == {{
		"message": "Base model owner/base has no license or review.",
		"at": "/model_cards/0/base_models/0",
		"severity": "warning",
	}} with input as object.union(with_base({"license": null}), governed)
}

test_notes_a_missing_review_before_there_is_a_place_for_it if {
	rule.violation == {{
		"message": "Base model owner/base has no review.",
		"at": "/model_cards/0/base_models/0",
		"severity": "note",
	}} with input as with_base({})
}

test_does_not_apply_to_models_of_the_repository if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as with_base({"external": false})
}

test_takes_a_supplier_or_an_address_as_a_source if {
	supplied := {"id": "encoder-v2", "reviewed": true, "url": null, "supplier": "Acme"}
	addressed := {"id": "oci://registry.example/encoder", "reviewed": true, "url": null}
	count(rule.violation) == 0 with input as with_base(supplied)
	count(rule.violation) == 0 with input as with_base(addressed)
}
