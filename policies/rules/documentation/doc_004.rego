# METADATA
# title: A model card gives an evaluation result
# description: >-
#   At least one result with metric, value, dataset and split lets a reader judge the model, and lets a program compare
#   releases. Names of metrics are not results.
# related_resources:
#   - https://huggingface.co/docs/hub/model-cards#evaluation-results
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
# custom:
#   id: DOC-004
#   severity: warning
#   remediation: >-
#     Add `model-index` to the card's front matter, with `results: - task: {type}`, `dataset: {type, name, split}` and
#     `metrics: - {type, value}`; or `quantitativeAnalysis.performanceMetrics` to the SBOM's `modelCard`.
#   controls:
#     nist-ai-rmf-1.0: [MEASURE 2.1, MEASURE 2.3]
#     nist-ai-600-1: [MS-2.9-002]
#     iso-42001: [A.6.2.4]
#     eu-ai-act: ["15(3)", "13(3)(b)(ii)", "Annex IV.4"]
package modelward.rules.doc_004

import data.modelward.lib.artifacts

applies if count(input.model_cards) > 0

violation contains {"message": text, "at": $"/model_cards/{k}"} if {
	some k, card in input.model_cards
	count(card.evaluations) == 0
	not card.sections.evaluation.text_present
	not has_result_in_sbom(k)
	text := $"{artifacts.card_name(card)} gives no evaluation result."
}

violation contains {"message": text, "at": $"/model_cards/{k}/evaluations/0"} if {
	some k, card in input.model_cards
	count(card.evaluations) > 0
	every evaluation in card.evaluations {
		not is_result(card, evaluation)
	}
	not has_result_in_sbom(k)
	text := $"No evaluation in {card.path} has metric, value and dataset together."
}

violation contains {"message": text, "at": $"/model_cards/{k}/evaluations/0/dataset", "severity": "note"} if {
	some k, card in input.model_cards
	not artifacts.is_structured(card)
	some evaluation in card.evaluations
	is_result(card, evaluation)
	every other in card.evaluations {
		other.dataset.split == null
	}
	text := $"No evaluation in {card.path} names the split that it was measured on."
}

# Results in tables and prose are for readers; a program cannot tell a result from a plan.
unverified contains {"message": text, "at": $"/model_cards/{k}/sections/evaluation"} if {
	some k, card in input.model_cards
	count(card.evaluations) == 0
	card.sections.evaluation.text_present
	not has_result_in_sbom(k)
	text := $"{card.path} writes of its evaluation in prose only; metric, value, dataset and split were not checked."
}

is_result(card, evaluation) if {
	evaluation.metric != null
	evaluation.value != null
	names_dataset(card, evaluation.dataset)
}

names_dataset(_, dataset) if dataset.id != null

names_dataset(_, dataset) if dataset.name != null

# Structured formats name the datasets once for all metrics.
names_dataset(card, _) if artifacts.is_structured(card)

has_result_in_sbom(k) if {
	some [s, c] in artifacts.components_of_card[k]
	component_has_result(s, c)
}

# CycloneDX names the datasets once for all metrics.
component_has_result(s, c) if {
	card := input.sboms[s].components[c].model_card
	some evaluation in card.evaluations
	evaluation.metric != null
	evaluation.value != null
}
