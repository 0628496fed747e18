package modelward.rules.sc_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.sc_001 as rule

with_sbom(changes) := facts.document({"sboms": [facts.sbom(object.union(
	{"components": [facts.component({})]},
	changes,
))]})

with_unread(changes) := facts.document({"unread": [facts.unread(object.union(
	{"path": "bom.json", "kind": "sbom"},
	changes,
))]})

model := facts.document(facts.card_and_weights({}, {}))

test_passes_with_a_valid_sbom if {
	rule.applies with input as with_sbom({})
	count(rule.violation) == 0 with input as with_sbom({})
	count(rule.unverified) == 0 with input as with_sbom({})
}

test_passes_for_software_without_models if {
	document := with_sbom({"components": [facts.library]})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_fails_at_each_error_of_the_schema if {
	errors := [{"message": "version must be integer.", "pointer": "/version"}]
	rule.violation == {{
		"message": "bom.cdx.json does not follow the schema of CycloneDX 1.6: version must be integer.",
		"at": "/sboms/0/errors/0",
	}} with input as with_sbom({"valid": false, "errors": errors})
}

test_fails_for_an_invalid_sbom_without_a_named_error if {
	rule.violation == {{
		"message": "bom.cdx.json does not follow the schema of CycloneDX 1.6.",
		"at": "/sboms/0",
	}} with input as with_sbom({"valid": false})
}

test_fails_for_an_sbom_that_cannot_be_read if {
	rule.applies with input as with_unread({})
	rule.violation == {{
		"message": "SBOM bom.json cannot be read: The text is not UTF-8.",
		"at": "/unread/0",
		"severity": "error",
	}} with input as with_unread({})
}

test_names_the_standard_of_each_format if {
	errors := [{"message": "version must be integer.", "pointer": "/version"}]
	cases := {"cyclonedx-xml": "CycloneDX", "spdx-json": "SPDX", "openvex": "OpenVEX"}
	every format, standard in cases {
		document := with_sbom({"format": format, "valid": false, "errors": errors})
		some finding in rule.violation with input as document
		contains(finding.message, $"the schema of {standard} 1.6")
	}
}

test_does_not_take_a_vex_document_for_an_sbom if {
	vex := facts.sbom({"format": "openvex", "vulnerabilities": [{"id": "CVE-2024-1"}]})
	rule.violation == {{"message": "There is no SBOM.", "at": "", "severity": "warning"}} with input as object.union(
		model,
		{"sboms": [vex]},
	)

	# Where there is no model, none is asked for.
	count(rule.violation) == 0 with input as facts.document({"sboms": [vex]})
}

test_warns_when_a_model_has_no_sbom if {
	rule.violation == {{"message": "There is no SBOM.", "at": "", "severity": "warning"}} with input as model
}

test_notes_when_the_sbom_of_a_model_lists_software_only if {
	document := object.union(model, {"sboms": [facts.sbom({"components": [facts.library]})]})
	rule.violation == {{
		"message": "No SBOM describes a model or its data: each lists software only.",
		"at": "/sboms/0",
		"severity": "note",
	}} with input as document
}

test_does_not_apply_without_models_and_sboms if {
	not rule.applies with input as facts.unrelated
}

test_cannot_tell_for_an_unknown_version if {
	document := with_sbom({"valid": null, "spec_version": "9.9"})
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "bom.cdx.json is of CycloneDX 9.9, for which there is no schema to check it against.",
		"at": "/sboms/0/spec_version",
	}} with input as document
}

test_cannot_tell_for_a_format_that_is_not_read if {
	document := with_unread({"reason": "unsupported"})
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "bom.json is an SBOM of a format or version that is not read.",
		"at": "/unread/0",
	}} with input as document
}
