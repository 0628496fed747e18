# METADATA
# title: The system has a valid ml-system.yml
# description: >-
#   Owner, role, purpose, risk tier and context of a system decide what is asked of it, and stand in none of the other
#   artifacts. Without them nobody can tell which law, and which rule, holds.
# related_resources:
#   - https://airc.nist.gov/airmf-resources/airmf/5-sec-core/
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
# custom:
#   id: GOV-001
#   severity: error
#   remediation: >-
#     Correct what the message names; where there is no such file, write ml-system.yml at the top of the system with
#     `id`, `owner: {name, contact}`, `role`, `intended_purpose`, `risk_tier`, `risk_tier_rationale`,
#     `people_affecting`, `personal_data` and `exposure`.
#   controls:
#     nist-ai-rmf-1.0: [GOVERN 1.6, GOVERN 2.1, MAP 1.1]
#     iso-42001: [A.3.2, A.6.2.2]
#     iso-27001: [A.5.2]
#     eu-ai-act: ["6", "17(1)(m)"]
#     csa-aicm: [GRC-06]
package modelward.rules.gov_001

import data.modelward.lib.answers
import data.modelward.lib.artifacts

applies if artifacts.has_models

applies if artifacts.has_governance

applies if count(unread_manifests) > 0

violation contains {"message": text, "at": "", "severity": "warning"} if {
	not artifacts.has_governance
	count(unread_manifests) == 0
	text := "There is no ml-system.yml: owner, purpose and risk tier of the system are not stated."
}

violation contains {"message": error.message, "at": $"/governance/ml_system/errors/{e}"} if {
	not input.governance.ml_system.valid
	some e, error in input.governance.ml_system.errors
}

violation contains {"message": text, "at": "/governance/ml_system"} if {
	manifest := input.governance.ml_system
	not manifest.valid
	count(manifest.errors) == 0
	text := $"{manifest.path} does not follow its schema."
}

# Whoever begins a manifest is not worse off than without one.
violation contains {"message": text, "at": $"/governance/ml_system/placeholders/{p}", "severity": "warning"} if {
	manifest := input.governance.ml_system
	some p, pointer in manifest.placeholders
	name := replace(trim_prefix(pointer, "/"), "/", ".")
	text := $"{manifest.path} does not state {name} yet: a placeholder stands there."
}

# The schema is met, and a value is empty.
violation contains {"message": text, "at": "/governance/ml_system"} if {
	manifest := input.governance.ml_system
	manifest.valid
	missing := [name |
		some [name, value] in required
		value == null
		not $"/{replace(name, ".", "/")}" in manifest.placeholders
	]
	count(missing) > 0
	text := $"{manifest.path} does not state {answers.phrase(missing, "or")}."
}

violation contains {"message": text, "at": $"/unread/{u}", "severity": artifacts.unread_severity(entry)} if {
	some u in unread_manifests
	entry := input.unread[u]
	entry.reason != "unsupported"
	text := artifacts.cannot_be_read(entry)
}

unverified contains {"message": text, "at": $"/unread/{u}"} if {
	some u in unread_manifests
	input.unread[u].reason == "unsupported"
	text := $"{input.unread[u].path} is of a version that is not read."
}

unread_manifests := {u | some u, entry in input.unread; artifacts.is_ml_system(entry)}

required := [
	["id", input.governance.ml_system.id],
	["owner.name", input.governance.ml_system.owner.name],
	["owner.contact", input.governance.ml_system.owner.contact],
	["role", input.governance.ml_system.role],
	["intended_purpose", input.governance.ml_system.intended_purpose],
	["risk_tier", input.governance.ml_system.risk_tier],
	["risk_tier_rationale", input.governance.ml_system.risk_tier_rationale],
	["people_affecting", input.governance.ml_system.people_affecting],
	["personal_data", input.governance.ml_system.personal_data],
	["exposure", input.governance.ml_system.exposure],
]
