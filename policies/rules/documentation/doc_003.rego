# METADATA
# title: A model card states limitations
# description: >-
#   Known failure modes, biases and limits tell a deployer where not to trust the model. For a system of high risk they
#   are required.
# related_resources:
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   - https://genai.owasp.org/llmrisk/llm092025-misinformation/
# custom:
#   id: DOC-003
#   severity: warning
#   remediation: >-
#     Write down under `## Bias, Risks, and Limitations` of the model card where the model fails, and for whom; or add
#     `considerations.technicalLimitations` to the SBOM's `modelCard`.
#   controls:
#     nist-ai-rmf-1.0: [MAP 2.2, MEASURE 2.5]
#     iso-42001: [A.8.2]
#     eu-ai-act: ["13(3)(b)(iii)", "Annex IV.3"]
#     owasp-llm: ["LLM09:2025"]
package modelward.rules.doc_003

import data.modelward.lib.artifacts

applies if count(input.model_cards) > 0

violation contains {"message": message(card), "at": pointer(k, card), "severity": severity} if {
	some k, card in input.model_cards
	not card.sections.limitations.text_present
	not stated_in_sbom(k)
}

message(card) := $"The section of {card.path} on limitations holds only a template's placeholder." if {
	card.sections.limitations.placeholder
} else := $"{artifacts.card_name(card)} does not state limitations."

pointer(k, card) := $"/model_cards/{k}/sections/limitations" if {
	card.sections.limitations.placeholder
} else := $"/model_cards/{k}"

stated_in_sbom(k) if {
	some [s, c] in artifacts.components_of_card[k]
	count(input.sboms[s].components[c].model_card.technical_limitations) > 0
}

default severity := "warning"

severity := "error" if artifacts.high_risk
