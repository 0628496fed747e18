package modelward.rules.int_007_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.int_007 as rule

pair(card, component) := facts.document({
	"models": [facts.model({"card": 0, "components": [{"sbom": 0, "component": 0}]})],
	"model_cards": [facts.model_card(card)],
	"sboms": [facts.sbom({"components": [facts.component(component)]})],
})

test_passes_when_card_and_component_agree if {
	document := pair({"name": "Model Card for Acme Risk", "version": "v1.0.0"}, {"name": "acme-risk"})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
	count(rule.unverified) == 0 with input as document
}

test_passes_when_one_side_says_nothing if {
	document := pair({"name": null, "version": null, "license": null}, {})
	count(rule.violation) == 0 with input as document
}

test_passes_for_two_ways_to_write_one_license if {
	card := {"license": facts.license({"spdx": "GPL-3.0"})}
	document := pair(card, {"license": facts.license({"spdx": "GPL-3.0-only"})})
	count(rule.violation) == 0 with input as document
}

test_fails_when_versions_differ if {
	rule.violation == {{
		"message": "bom.cdx.json states version 1.0.0 of acme-risk, and README.md states 2.0.0.",
		"at": "/sboms/0/components/0/version",
	}} with input as pair({"version": "2.0.0"}, {})
}

test_fails_when_names_differ if {
	rule.violation == {{
		"message": "bom.cdx.json calls the model churn, and README.md calls it Acme Risk.",
		"at": "/sboms/0/components/0/name",
	}} with input as pair({}, {"name": "churn"})
}

test_fails_when_licenses_differ if {
	rule.violation == {{
		"message": "bom.cdx.json states license MIT for acme-risk, and README.md states Apache-2.0.",
		"at": "/sboms/0/components/0/license",
	}} with input as pair({}, {"license": facts.license({"id": "MIT", "spdx": "MIT"})})
}

absent := {"status": "missing", "actual": null}

test_fails_when_records_of_an_absent_file_differ if {
	document := facts.document({"checksums": [
		facts.checksum(absent),
		facts.checksum(object.union(absent, {"manifest": "bom.cdx.json", "expected": facts.digest("2", 64)})),
	]})
	rule.applies with input as document
	rule.violation == {{
		"message": "bom.cdx.json records another sha256 digest of model.safetensors than SHA256SUMS.",
		"at": "/checksums/1/expected",
	}} with input as document
}

test_leaves_files_that_are_here_to_int_002 if {
	document := facts.document({"checksums": [
		facts.checksum({}),
		facts.checksum({"manifest": "bom.cdx.json", "expected": facts.digest("2", 64), "status": "mismatch"}),
	]})
	count(rule.violation) == 0 with input as document
}

test_does_not_apply_where_there_is_nothing_to_compare if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document(facts.card_and_weights({}, {}))
	not rule.applies with input as facts.document({"checksums": [facts.checksum({})]})
}

test_cannot_tell_when_the_card_cannot_be_parsed if {
	document := pair({"front_matter": "invalid", "name": null, "license": null}, {})
	count(rule.violation) == 0 with input as document
	{finding.at | some finding in rule.unverified} == {"/model_cards/0/front_matter"} with input as document
}

test_passes_when_the_longer_name_is_that_of_the_component if {
	count(rule.violation) == 0 with input as pair({"name": "Risk"}, {"name": "acme-risk"})
}

test_passes_when_the_component_states_no_license if {
	count(rule.violation) == 0 with input as pair({}, {"license": null})
}

test_passes_for_licenses_that_have_no_common_name if {
	unlisted := {"license": facts.license({"id": "acme", "spdx": "LicenseRef-acme"})}
	unresolved := {"license": facts.license({"id": "acme", "spdx": null})}
	count(rule.violation) == 0 with input as pair(unlisted, {})
	count(rule.violation) == 0 with input as pair({}, unresolved)
}
