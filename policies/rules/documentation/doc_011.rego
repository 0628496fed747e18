# METADATA
# title: A model card is not older than the model
# description: >-
#   A card whose last change lies before the last change of the model files may describe a model that is no longer
#   there. The order of commits decides, not their dates.
# related_resources:
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
# custom:
#   id: DOC-011
#   severity: warning
#   remediation: >-
#     Go through the card with the new model at hand, bring version, results and limitations up to date, and commit the
#     card together with the model files.
#   controls:
#     iso-42001: [A.6.2.7]
#     iso-27001: [A.8.32]
#     eu-ai-act: ["11(1)"]
#     csa-aicm: [MDS-05]
package modelward.rules.doc_011

applies if {
	input.repository.kind != "folder"
	count(pairs) > 0
}

# A card and a file of its model.
pairs contains [model.card, f] if {
	some model in input.models
	model.card != null
	input.model_cards[model.card].format != "cyclonedx"
	some f in model.files
}

violation contains {"message": text, "at": $"/model_cards/{k}"} if {
	some k, distances in model_distances
	card := input.model_cards[k]
	commits[card.path].distance > min(distances)
	text := $"{card.path} was last changed before the model files that it describes."
}

unverified contains {"message": text, "at": $"/model_cards/{k}"} if {
	input.repository.shallow
	some [k, _] in pairs
	text := $"The history is cut, so whether {input.model_cards[k].path} is older than its model is not known."
}

unverified contains {"message": text, "at": $"/model_cards/{k}"} if {
	not input.repository.shallow
	some [k, f] in pairs
	not both_committed(k, f)
	text := $"{input.model_cards[k].path} or a file of its model is not committed, so which of them is older is not known."
}

commits[file.path] := file.last_commit if {
	some file in input.files
	file.kind == "model-card"
	file.last_commit != null
}

model_distances[k] contains input.files[f].last_commit.distance if {
	some [k, f] in pairs
	input.files[f].last_commit != null
}

both_committed(k, f) if {
	commits[input.model_cards[k].path]
	input.files[f].last_commit != null
}
