package modelward.lib.licenses_test

import data.modelward.lib.facts_test as facts
import data.modelward.lib.licenses

license(id, spdx, name) := facts.license({"id": id, "spdx": spdx, "name": name})

test_a_license_is_stated_by_spdx_id_name_or_id if {
	licenses.is_stated(license(null, "MIT", null))
	licenses.is_stated(license(null, null, "Acme License"))
	licenses.is_stated(license("acme", null, null))
}

test_a_license_that_says_nothing_is_not_stated if {
	not licenses.is_stated(license("Other", null, null))
	not licenses.is_stated(license("unknown", null, null))
	not licenses.is_stated(null)
}

test_a_label_is_what_the_artifact_writes if {
	licenses.label(license("mit", "MIT", "MIT License")) == "mit"
	licenses.label(license(null, "MIT", "MIT License")) == "MIT License"
	licenses.label(license(null, "MIT", null)) == "MIT"
	licenses.label(license(null, null, null)) == "not named"
}

in_sbom := [{"sbom": 0, "component": 0}]

document := facts.document({
	"model_cards": [facts.model_card({"license": license("mit", "MIT", null)}), facts.model_card({"license": null})],
	"sboms": [facts.sbom({"components": [facts.component({})]})],
})

test_the_card_goes_before_the_sbom if {
	licenses.of_model(facts.model({"card": 0, "components": in_sbom})).id == "mit" with input as document
}

test_the_sbom_states_what_the_card_does_not if {
	licenses.of_model(facts.model({"card": 1, "components": in_sbom})).id == "apache-2.0" with input as document
	licenses.of_model(facts.model({"components": in_sbom})).id == "apache-2.0" with input as document
}

test_a_model_without_a_license_has_none if {
	not licenses.of_model(facts.model({"card": 1})) with input as document
	not licenses.card_license(facts.model({})) with input as document
}
