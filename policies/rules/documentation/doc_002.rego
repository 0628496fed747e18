# METADATA
# title: A model card states intended and out-of-scope use
# description: >-
#   Who deploys a model has to know what it was made for, and what it must not be used for. Text of a template that
#   nobody filled in states neither.
# related_resources:
#   - https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/templates/modelcard_template.md
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
# custom:
#   id: DOC-002
#   severity: error
#   remediation: >-
#     Fill in the sections `## Uses` with `### Direct Use`, and `### Out-of-Scope Use`, of the model card, in a sentence
#     or two each; or `considerations.useCases` of the SBOM's `modelCard`.
#   controls:
#     nist-ai-rmf-1.0: [MAP 1.1, MAP 3.3]
#     iso-42001: [A.9.4]
#     eu-ai-act: ["13(3)(b)(i)", "Annex IV.1(a)", "Annex XI.1.1(a)"]
#     csa-aicm: [GRC-09]
package modelward.rules.doc_002

import data.modelward.lib.artifacts

applies if count(input.model_cards) > 0

sections := [["intended_use", "intended use"], ["out_of_scope_use", "out-of-scope use"]]

violation contains {"message": text, "at": $"/model_cards/{k}/sections/{section}"} if {
	some k, card in input.model_cards
	some [section, label] in sections
	card.sections[section].placeholder
	not is_stated(k, section)
	text := $"The section of {card.path} on {label} holds only a template's placeholder."
}

violation contains {"message": text, "at": $"/model_cards/{k}", "severity": severity(card, missing)} if {
	some k, card in input.model_cards
	missing := [label |
		some [section, label] in asked(card)
		not card.sections[section].placeholder
		not is_stated(k, section)
	]
	count(missing) > 0
	text := $"{artifacts.card_name(card)} does not state {concat(" or ", missing)}."
}

# What a card can be asked to state: structured formats have no field for what is out of scope.
asked(card) := [sections[0]] if artifacts.is_structured(card)

asked(card) := sections if not artifacts.is_structured(card)

is_stated(k, section) if input.model_cards[k].sections[section].text_present

# The model's card in the SBOM may say it.
is_stated(k, "intended_use") if {
	some [s, c] in artifacts.components_of_card[k]
	count(input.sboms[s].components[c].model_card.use_cases) > 0
}

# Few cards say what is out of scope; one that says what the model is for is a good part of the way.
default severity(_, _) := "warning"

severity(card, missing) := "error" if {
	card.format != "cyclonedx"
	"intended use" in missing
}
