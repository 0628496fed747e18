package modelward.rules.lic_003_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.lic_003 as rule

system(base_license, dataset_license, ml_system) := facts.document({
	"models": [facts.model({
		"card": 0,
		"base_models": [facts.base({"license": base_license})],
		"datasets": ["acme/loans"],
	})],
	"model_cards": [facts.model_card({})],
	"datasets": [facts.dataset({"license": dataset_license})],
	"governance": {"ml_system": ml_system},
})

permissive := facts.license({})

licensed(id, terms) := facts.license({"id": lower(id), "spdx": id, "terms": facts.terms(terms)})

non_commercial := licensed("CC-BY-NC-4.0", {"commercial_use": false})

share_alike := licensed("CC-BY-SA-4.0", {"share_alike": true})

commercial := facts.ml_system({"commercial_use": true})

findings(document) := findings_with(document, [])

findings_with(document, deny) := found if {
	found := rule.violation with input as document with data.modelward.parameters as {"LIC-003": {"deny": deny}}
}

test_passes_for_permissive_licenses if {
	document := system(permissive, permissive, commercial)
	rule.applies with input as document
	count(findings(document)) == 0
	count(rule.unverified) == 0 with input as document
}

test_warns_of_commercial_use_of_a_non_commercial_base if {
	findings(system(non_commercial, permissive, commercial)) == {{
		"message": "Base model owner/base is under cc-by-nc-4.0: it forbids the commercial use that ml-system.yml states.",
		"at": "/model_cards/0/base_models/0",
	}}
}

test_warns_when_the_model_drops_the_ban_on_commercial_use if {
	findings(system(non_commercial, permissive, null)) == {{
		"message": "Base model owner/base is under cc-by-nc-4.0: it forbids commercial use, and apache-2.0 of Acme Risk allows it.",
		"at": "/model_cards/0/base_models/0",
	}}
}

test_warns_of_a_base_that_allows_no_derivatives if {
	findings(system(licensed("CC-BY-ND-4.0", {"derivatives": false}), permissive, null)) == {{
		"message": "Base model owner/base is under cc-by-nd-4.0: it allows no derivatives.",
		"at": "/model_cards/0/base_models/0",
	}}
}

test_warns_when_the_model_leaves_share_alike if {
	findings(system(share_alike, permissive, null)) == {{
		"message": "Base model owner/base is under cc-by-sa-4.0: it asks derivatives to keep its license, and Acme Risk is under apache-2.0.",
		"at": "/model_cards/0/base_models/0",
	}}
}

test_warns_when_the_model_drops_use_restrictions if {
	base := licensed("LicenseRef-openrail", {"use_restrictions": true})
	findings(system(base, permissive, null)) == {{
		"message": "Base model owner/base is under licenseref-openrail: it restricts uses, and apache-2.0 of Acme Risk does not.",
		"at": "/model_cards/0/base_models/0",
	}}
}

test_lists_the_conflicts_of_one_base_in_one_finding if {
	base := licensed("CC-BY-NC-SA-4.0", {"commercial_use": false, "share_alike": true})
	{finding.message | some finding in findings(system(base, permissive, commercial))} == {concat("", [
		"Base model owner/base is under cc-by-nc-sa-4.0: it forbids the commercial use that ml-system.yml states; ",
		"it asks derivatives to keep its license, and Acme Risk is under apache-2.0.",
	])}
}

test_warns_of_commercial_use_of_non_commercial_data if {
	findings(system(permissive, non_commercial, commercial)) == {{
		"message": "Dataset acme/loans is under cc-by-nc-4.0: it forbids the commercial use that ml-system.yml states.",
		"at": "/datasets/0",
		"severity": "warning",
	}}
}

test_notes_share_alike_data if {
	findings(system(permissive, share_alike, null)) == {{
		"message": "Dataset acme/loans is under cc-by-sa-4.0: it asks derivatives to keep its license, and Acme Risk is under apache-2.0.",
		"at": "/datasets/0",
		"severity": "note",
	}}
}

test_warns_when_the_model_itself_forbids_its_use if {
	document := facts.document({
		"models": [facts.model({"card": 0})],
		"model_cards": [facts.model_card({"license": non_commercial})],
		"governance": {"ml_system": commercial},
	})
	rule.applies with input as document
	findings(document) == {{
		"message": "Acme Risk is under cc-by-nc-4.0, which forbids the commercial use that ml-system.yml states.",
		"at": "/model_cards/0/license",
	}}
}

test_fails_for_a_denied_license if {
	findings_with(system(share_alike, permissive, null), ["Apache-2.0"]) & {{
		"message": "Acme Risk is under apache-2.0, which is on the list of denied licenses.",
		"at": "/model_cards/0/license",
		"severity": "error",
	}} != set()
}

test_allows_a_choice_with_a_license_that_is_not_denied if {
	document := system(licensed("GPL-3.0-only OR MIT", {}), permissive, null)
	count(findings_with(document, ["GPL-3.0-only"])) == 0
}

test_fails_when_every_alternative_is_denied if {
	document := system(licensed("(AGPL-3.0-only AND MIT) OR GPL-3.0-only", {}), permissive, null)
	{finding.at | some finding in findings_with(document, ["AGPL-3.0-only", "GPL-3.0-only"])} == {"/model_cards/0/base_models/0"}
}

test_does_not_apply_where_nothing_is_licensed_or_built_upon if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document({"models": [facts.model({})]})
}

test_cannot_tell_for_a_base_whose_terms_are_not_known if {
	document := system(facts.license({"terms": null}), permissive, null)
	count(findings(document)) == 0
	rule.unverified == {{
		"message": "The terms of base model owner/base are not known here, so conflicts with them were not looked for.",
		"at": "/model_cards/0/base_models/0",
		"severity": "note",
	}} with input as document
}

test_cannot_tell_for_a_base_without_a_license if {
	document := system(null, permissive, null)
	count(findings(document)) == 0
	count(rule.unverified) == 1 with input as document
}

test_applies_to_a_model_with_nothing_but_datasets if {
	rule.applies with input as facts.document({"models": [facts.model({"datasets": ["acme/loans"]})]})
}

test_notes_when_the_model_drops_the_ban_on_commercial_use_of_its_data if {
	findings(system(permissive, non_commercial, null)) == {{
		"message": "Dataset acme/loans is under cc-by-nc-4.0: it forbids commercial use, and apache-2.0 of Acme Risk allows it.",
		"at": "/datasets/0",
		"severity": "note",
	}}
}

test_finds_a_dataset_by_its_alias if {
	document := object.union(
		system(permissive, null, commercial),
		{"datasets": [facts.dataset({"id": "loans-v2", "aliases": ["ACME/loans"], "license": non_commercial})]},
	)
	{finding.at | some finding in findings(document)} == {"/datasets/0"}
}

test_points_at_a_model_whose_license_stands_in_the_sbom if {
	document := facts.document({
		"models": [facts.model({"components": [{"sbom": 0, "component": 0}]})],
		"sboms": [facts.sbom({"components": [facts.component({"license": non_commercial})]})],
		"governance": {"ml_system": commercial},
	})
	{finding.at | some finding in findings(document)} == {"/models/0"}
}

test_warns_of_a_base_under_a_model_whose_license_is_not_known if {
	document := object.union(
		system(non_commercial, permissive, commercial),
		{"model_cards": [facts.model_card({"license": null})]},
	)
	findings(document) == {{
		"message": "Base model owner/base is under cc-by-nc-4.0: it forbids the commercial use that ml-system.yml states.",
		"at": "/model_cards/0/base_models/0",
	}}
}
