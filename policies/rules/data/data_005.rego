# METADATA
# title: Training and test data are declared and disjoint
# description: >-
#   A result that is measured on the data that the model was trained on says nothing. Splits are compared by digest and
#   by path; that two different files hold some of the same rows cannot be seen from here.
# related_resources:
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
# custom:
#   id: DATA-005
#   severity: warning
#   remediation: >-
#     Keep a split out of training, declare it (`configs: - data_files: - split: test` in the dataset card, or an output
#     such as data/test.csv of a DVC stage or run), and evaluate on it.
#   controls:
#     nist-ai-rmf-1.0: [MAP 2.3, MEASURE 2.1]
#     iso-42001: [A.7.4]
#     eu-ai-act: ["10(3)", "Annex IV.2(g)"]
#     cosai: [riskEvaluationBenchmarkManipulation]
package modelward.rules.data_005

import data.modelward.lib.digests

applies if {
	some dataset in input.datasets
	count(dataset.splits) > 0
}

applies if {
	some card in input.model_cards
	some evaluation in card.evaluations
	evaluation.dataset.split != null
}

# Splits of different names with the same content, whichever datasets they belong to.
violation contains {"message": text, "at": pointer(later), "severity": "error"} if {
	some digest, splits in by_digest
	first := min(splits)
	later := max({split | some split in splits; name(split) != name(first)})
	text := $"{both(first, later)} have the same content ({digests.abbreviated(digest)})."
}

violation contains {"message": text, "at": pointer(later), "severity": "error"} if {
	some path, splits in by_path
	first := min(splits)
	later := max({split | some split in splits; name(split) != name(first)})
	text := $"{both(first, later)} are the same file, {path}."
}

# The card's own results are from a split that it trains on.
violation contains {"message": text, "at": $"/model_cards/{k}/evaluations/{min(indexes)}/dataset/split"} if {
	some k, datasets in evaluated_on_training_split
	some id, indexes in datasets
	text := $"{input.model_cards[k].path} gives results on the training split of {id}, which the model was trained on."
}

violation contains {"message": text, "at": $"/datasets/{i}/splits/0"} if {
	not has_held_out_split
	not names_evaluation_data
	some i, dataset in input.datasets
	count(dataset.splits) > 0
	some name in array.concat([dataset.id], dataset.aliases)
	trained_on[lower(name)]
	text := $"Dataset {dataset.id} declares a training split, and nothing declares data to validate or test on."
}

unverified contains {"message": text, "at": $"/datasets/{i}/splits"} if {
	some i, dataset in input.datasets
	dataset.declared_in_lineage
	count({role(split.name) | some split in dataset.splits}) > 1
	some split in dataset.splits
	split.digest == null
	text := $"Not every split of dataset {dataset.id} has a digest, so whether they are disjoint was not checked."
}

# Split [d, s] is input.datasets[d].splits[s]. An empty file is no content.
by_digest[split.digest.value] contains [d, s] if {
	some d, dataset in input.datasets
	some s, split in dataset.splits
	split.digest != null
	not split.digest.value in digests_of_nothing
}

by_path[split.path] contains [d, s] if {
	some d, dataset in input.datasets
	some s, split in dataset.splits
	split.path != null
	split.digest == null
}

digests_of_nothing := {
	"d41d8cd98f00b204e9800998ecf8427e",
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
}

evaluated_on_training_split[k][evaluation.dataset.id] contains e if {
	some k, card in input.model_cards
	some e, evaluation in card.evaluations
	role(evaluation.dataset.split) == "train"
	lower(evaluation.dataset.id) in {lower(dataset.id) | some dataset in card.datasets}
}

trained_on := {lower(id) | some model in input.models; some id in model.datasets}

has_held_out_split if {
	some dataset in input.datasets
	some split in dataset.splits
	role(split.name) != "train"
}

names_evaluation_data if {
	some card in input.model_cards
	some evaluation in card.evaluations
	some key in ["id", "name"]
	evaluation.dataset[key] != null
}

names_evaluation_data if {
	some sbom in input.sboms
	some component in sbom.components
	some evaluation in component.model_card.evaluations
	evaluation.metric != null
}

pointer([d, s]) := $"/datasets/{d}/splits/{s}"

name([d, s]) := input.datasets[d].splits[s].name

owner([d, _]) := input.datasets[d].id

both(a, b) := $"Splits {name(a)} and {name(b)} of {owner(a)}" if owner(a) == owner(b)

both(a, b) := $"Split {name(a)} of {owner(a)} and split {name(b)} of {owner(b)}" if owner(a) != owner(b)

role(name) := "train" if startswith(lower(name), "train")

role(name) := "held out" if not startswith(lower(name), "train")
