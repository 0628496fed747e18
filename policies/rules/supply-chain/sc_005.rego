# METADATA
# title: Third-party base models have a source and were reviewed
# description: >-
#   Whoever builds on the model of another party takes over its defects and its license. It must be known where the
#   model comes from, and somebody must have looked at it before it was taken in.
# related_resources:
#   - https://csrc.nist.gov/pubs/sp/800/218/a/final
#   - https://genai.owasp.org/llmrisk/llm032025-supply-chain/
# custom:
#   id: SC-005
#   severity: error
#   remediation: >-
#     Describe the model in ml-system.yml: `third_party_models: - id: owner/name`, with `supplier`, `url`, `revision`,
#     `license` and `review: {by: <name>, date: <YYYY-MM-DD>, reference: <ticket or document>}`.
#   controls:
#     nist-ssdf-ai: [PW.4.4, PO.1.3]
#     nist-ai-rmf-1.0: [MANAGE 3.1, MANAGE 3.2, GOVERN 6.1]
#     nist-ai-600-1: [MG-3.1-005, MP-4.1-007]
#     iso-42001: [A.10.3]
#     eu-ai-act: ["25(4)"]
#     owasp-ml: ["ML07:2023"]
#     owasp-llm: ["LLM03:2025"]
#     aisvs-1.0: ["6.1.2"]
#     csa-aicm: [MDS-12]
package modelward.rules.sc_005

import data.modelward.lib.answers
import data.modelward.lib.artifacts
import data.modelward.lib.licenses

applies if count(external) > 0

# Base model [m, b] is input.models[m].base_models[b].
external contains [m, b] if {
	some m, model in input.models
	some b, base in model.base_models
	base.external
}

violation contains {"message": text, "at": artifacts.base_pointer(m, b)} if {
	some [m, b] in external
	base := input.models[m].base_models[b]
	not has_source(base)
	text := $"Base model {base.id} has no source: neither supplier nor address is stated."
}

violation contains {"message": text, "at": artifacts.base_pointer(m, b), "severity": severity} if {
	some [m, b] in external
	base := input.models[m].base_models[b]
	has_source(base)
	missing := answers.missing(answers_of(base))
	count(missing) > 0
	text := $"Base model {base.id} has no {answers.phrase(missing, "or")}."
}

has_source(base) if base.url != null

has_source(base) if base.supplier != null

# A Hub id, package URL or address says where the model is.
has_source(base) if {
	some scheme in ["pkg:", "https://", "http://", "oci://"]
	startswith(base.id, scheme)
}

has_source(base) if {
	[owner, name] := split(base.id, "/")
	owner != ""
	name != ""
	not contains(base.id, " ")
}

answers_of(base) := [
	["license", has_license(base)],
	["review", base.reviewed],
]

default has_license(_) := false

has_license(base) if licenses.is_stated(base.license)

# Reviews are recorded in ml-system.yml: until there is one, this is the next step.
default severity := "note"

severity := "warning" if artifacts.has_governance
