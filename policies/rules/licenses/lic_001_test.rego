package modelward.rules.lic_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.lic_001 as rule

with_card(changes) := facts.document({
	"models": [facts.model({"card": 0})],
	"model_cards": [facts.model_card(changes)],
})

with_license(changes) := with_card({"license": facts.license(changes)})

other := {"id": "other", "spdx": null, "terms": null}

test_passes_for_an_spdx_license if {
	rule.applies with input as with_license({})
	count(rule.violation) == 0 with input as with_license({})
}

test_passes_for_another_license_with_name_and_link if {
	document := with_license(object.union(other, {"name": "acme-1", "link": "LICENSE", "link_exists": true}))
	count(rule.violation) == 0 with input as document
}

test_fails_without_a_license if {
	rule.violation == {{
		"message": "README.md states no license.",
		"at": "/model_cards/0",
		"severity": "error",
	}} with input as with_card({"license": null})
}

test_warns_of_a_card_that_has_no_place_for_it if {
	document := with_card({"license": null, "front_matter": "absent"})
	{finding.severity | some finding in rule.violation} == {"warning"} with input as document
}

test_passes_when_the_sbom_states_it if {
	document := facts.document({
		"models": [facts.model({"card": 0, "components": [{"sbom": 0, "component": 0}]})],
		"model_cards": [facts.model_card({"license": null})],
		"sboms": [facts.sbom({"components": [facts.component({})]})],
	})
	count(rule.violation) == 0 with input as document
}

test_fails_for_an_id_that_does_not_resolve if {
	rule.violation == {{
		"message": "License apache-3 of README.md is neither an SPDX nor a Hugging Face id.",
		"at": "/model_cards/0/license",
	}} with input as with_license({"id": "apache-3", "spdx": null, "terms": null})
}

test_fails_for_another_license_without_name_and_link if {
	rule.violation == {{
		"message": "The license of README.md is `other` without a name and a link.",
		"at": "/model_cards/0/license",
	}} with input as with_license(other)
}

test_fails_for_a_link_to_a_file_that_is_not_there if {
	rule.violation == {{
		"message": "The license of README.md links to LICENSE, which does not exist.",
		"at": "/model_cards/0/license/link",
	}} with input as with_license(object.union(other, {"name": "acme-1", "link": "LICENSE", "link_exists": false}))
}

test_warns_of_a_family_of_licenses if {
	rule.violation == {{
		"message": "License bsd of README.md names a family of licenses, not one of them.",
		"at": "/model_cards/0/license",
		"severity": "warning",
	}} with input as with_license({"id": "bsd", "spdx": null, "vague": true})
}

test_notes_a_deprecated_id if {
	rule.violation == {{
		"message": "License gpl-3.0 of README.md uses an id that SPDX has deprecated: GPL-3.0.",
		"at": "/model_cards/0/license",
		"severity": "note",
	}} with input as with_license({"id": "gpl-3.0", "spdx": "GPL-3.0", "deprecated": ["GPL-3.0"]})
}

test_fails_for_a_model_of_an_sbom_whose_license_does_not_resolve if {
	license := facts.license({"id": "acme", "spdx": null, "terms": null})
	document := facts.document({
		"models": [facts.model({"path": null, "components": [{"sbom": 0, "component": 0}]})],
		"sboms": [facts.sbom({"components": [facts.component({"license": license})]})],
	})
	rule.applies with input as document
	{finding.at | some finding in rule.violation} == {"/sboms/0/components/0/license"} with input as document
}

test_does_not_apply_without_models if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document({"sboms": [facts.sbom({"components": [facts.library]})]})
}

test_cannot_tell_when_the_card_cannot_be_parsed if {
	document := with_card({"license": null, "front_matter": "invalid"})
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "The front matter of README.md cannot be parsed, so its license is not known.",
		"at": "/model_cards/0/front_matter",
	}} with input as document
}

test_applies_to_a_card_without_a_license if {
	rule.applies with input as with_card({"license": null})
}
