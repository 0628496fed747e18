package modelward.rules.gov_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.gov_001 as rule

with_manifest(changes) := facts.document({"governance": {"ml_system": facts.ml_system(changes)}})

with_unread(changes) := facts.document({"unread": [facts.unread(object.union(
	{"path": "ml-system.yml", "kind": "governance"},
	changes,
))]})

test_passes_with_a_valid_manifest if {
	rule.applies with input as with_manifest({})
	count(rule.violation) == 0 with input as with_manifest({})
}

test_passes_when_a_flag_is_false if {
	document := with_manifest({"people_affecting": false, "personal_data": false})
	count(rule.violation) == 0 with input as document
}

test_fails_at_each_error if {
	errors := [
		{"message": "owner is missing.", "pointer": ""},
		{"message": "risk_tier must be one of minimal, limited, high, prohibited.", "pointer": "/risk_tier"},
	]
	rule.violation == {
		{"message": "owner is missing.", "at": "/governance/ml_system/errors/0"},
		{
			"message": "risk_tier must be one of minimal, limited, high, prohibited.",
			"at": "/governance/ml_system/errors/1",
		},
	} with input as with_manifest({"valid": false, "errors": errors, "risk_tier": null})
}

test_fails_for_an_invalid_manifest_without_a_named_error if {
	rule.violation == {{
		"message": "ml-system.yml does not follow its schema.",
		"at": "/governance/ml_system",
	}} with input as with_manifest({"valid": false})
}

test_warns_of_each_placeholder if {
	document := with_manifest({"risk_tier": null, "owner": {"contact": null}, "placeholders": ["/owner/contact", "/risk_tier"]})
	rule.violation == {
		{
			"message": "ml-system.yml does not state owner.contact yet: a placeholder stands there.",
			"at": "/governance/ml_system/placeholders/0",
			"severity": "warning",
		},
		{
			"message": "ml-system.yml does not state risk_tier yet: a placeholder stands there.",
			"at": "/governance/ml_system/placeholders/1",
			"severity": "warning",
		},
	} with input as document
}

test_leaves_other_governance_files_to_their_own_rule if {
	not rule.applies with input as with_unread({"path": "threat-model.json"})
}

test_fails_when_a_value_says_nothing if {
	rule.violation == {{
		"message": "ml-system.yml does not state owner.contact or risk_tier_rationale.",
		"at": "/governance/ml_system",
	}} with input as with_manifest({"owner": {"contact": null}, "risk_tier_rationale": null})
}

test_fails_when_the_manifest_cannot_be_read if {
	rule.applies with input as with_unread({})
	rule.violation == {{
		"message": "ml-system.yml cannot be read: The text is not UTF-8.",
		"at": "/unread/0",
		"severity": "error",
	}} with input as with_unread({})
}

test_warns_when_a_model_has_no_manifest if {
	rule.violation == {{
		"message": "There is no ml-system.yml: owner, purpose and risk tier of the system are not stated.",
		"at": "",
		"severity": "warning",
	}} with input as facts.document(facts.card_and_weights({}, {}))
}

test_does_not_apply_without_models if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as facts.document({"sboms": [facts.sbom({"components": [facts.library]})]})
}

test_cannot_tell_for_a_version_that_is_not_read if {
	document := with_unread({"reason": "unsupported"})
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "ml-system.yml is of a version that is not read.",
		"at": "/unread/0",
	}} with input as document
}

test_applies_to_models if {
	rule.applies with input as facts.document(facts.card_and_weights({}, {}))
}
