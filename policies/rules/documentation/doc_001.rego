# METADATA
# title: Every model has a model card that can be read
# description: >-
#   A model without a card, or with one whose front matter cannot be parsed, is a model of which no reader and no rule
#   knows what it is for.
# related_resources:
#   - https://huggingface.co/docs/hub/model-cards
#   - https://arxiv.org/abs/1810.03993
# custom:
#   id: DOC-001
#   severity: error
#   remediation: >-
#     Correct the card's YAML; where there is no card, put a README.md beside the model files that begins with front
#     matter between two lines of `---`, with at least `license`, `library_name` and `pipeline_tag`; or add a
#     `modelCard` to the model's component in the SBOM.
#   controls:
#     nist-ssdf-ai: [PO.1.2, PS.3.1]
#     nist-ai-rmf-1.0: [MEASURE 2.9]
#     nist-ai-600-1: [MS-2.9-002]
#     iso-42001: [A.6.2.7]
#     eu-ai-act: ["11(1)", "53(1)(a)"]
#     csa-aicm: [MDS-03, MDS-04]
package modelward.rules.doc_001

import data.modelward.lib.artifacts
import data.modelward.lib.files

applies if artifacts.has_models

violation contains {"message": text, "at": $"/models/{m}"} if {
	not none_has_card
	some m in without_card
	text := $"Model {input.models[m].name} has no model card."
}

# Where none of several has one, the next step is one finding.
violation contains {"message": text, "at": $"/models/{min(without_card)}"} if {
	none_has_card
	text := "No model has a model card."
}

none_has_card if {
	count(without_card) > 1
	count(without_card) == count(input.models)
}

without_card contains m if {
	some m, model in input.models
	count(model.files) > 0
	not has_card(model)
}

violation contains {"message": text, "at": $"/models/{m}", "severity": "warning"} if {
	some m, model in input.models
	count(model.files) == 0
	not has_card(model)
	text := $"Model {model.name} stands in an SBOM without a model card."
}

violation contains {"message": text, "at": $"/unread/{u}", "severity": severity(entry)} if {
	some u in artifacts.unread("model-card")
	entry := input.unread[u]
	text := $"Model card {artifacts.cannot_be_read(entry)}"
}

violation contains {"message": text, "at": $"/model_cards/{k}/front_matter"} if {
	some k, card in input.model_cards
	card.front_matter == "invalid"
	not unread_cards[card.path]
	text := $"The front matter of {card.path} cannot be parsed."
}

violation contains {"message": text, "at": $"/model_cards/{k}", "severity": "warning"} if {
	some k, card in input.model_cards
	card.front_matter == "absent"
	text := $"{card.path} has no front matter, so programs cannot read what it states."
}

unverified contains {"message": text, "at": $"/unread/{u}"} if {
	some u in artifacts.unsupported("model-card")
	entry := input.unread[u]
	text := $"{entry.path} is a model card of a format that is not read."
}

has_card(model) if model.card != null

# A card that could not be read is a card.
has_card(model) if folders_of_unread_cards[model.path]

folders_of_unread_cards := {files.folder(entry.path) |
	some entry in input.unread
	entry.kind == "model-card"
}

severity(entry) := "error" if invalid_cards[entry.path]

severity(entry) := artifacts.unread_severity(entry) if not invalid_cards[entry.path]

unread_cards := {input.unread[u].path | some u in artifacts.unread("model-card")}

invalid_cards := {card.path | some card in input.model_cards; card.front_matter == "invalid"}
