# METADATA
# title: Every dataset states where it comes from
# description: >-
#   Origin, way of collection, steward, purpose and license of each source dataset are what an auditor, and whoever has
#   to answer a complaint, asks for first. What a run makes out of them is not asked.
# related_resources:
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
# custom:
#   id: DATA-003
#   severity: warning
#   remediation: >-
#     Add what is missing to the dataset's entry under `datasets:` in data-lineage.yml: `source`, `collection`,
#     `steward`, `purpose` and `license`; or in ml-system.yml (`origin` for `source`), to its `data` component in the
#     SBOM, or to its dataset card.
#   controls:
#     nist-ai-rmf-1.0: [MAP 2.3]
#     nist-ai-600-1: [GV-1.2-001, MG-2.2-002]
#     iso-42001: [A.7.3]
#     eu-ai-act: ["10(2)(b)"]
#     aisvs-1.0: ["1.1.2"]
#     csa-aicm: [DSP-06]
package modelward.rules.data_003

import data.modelward.lib.answers
import data.modelward.lib.datasets
import data.modelward.lib.licenses

applies if count(datasets.declared) > 0

violation contains {"message": text, "at": $"/datasets/{i}", "severity": severity} if {
	some i in datasets.declared
	dataset := input.datasets[i]
	missing := answers.missing_besides(answers_of(dataset), in_all)
	count(missing) > 0
	text := $"Dataset {dataset.id} does not state its {answers.phrase(missing, "or")}."
}

violation contains {"message": text, "at": $"/datasets/{min(datasets.declared)}", "severity": severity} if {
	count(in_all) > 0
	text := $"No dataset states its {answers.phrase(answers.in_order(all_answers, in_all), "or")}."
}

all_answers := [answers_of(input.datasets[i]) | some i in datasets.declared]

in_all := answers.missing_in_all(all_answers)

# In the order in which they are asked.
answers_of(dataset) := [
	["origin", has_origin(dataset)],
	["way of collection", has_collection(dataset)],
	["steward", dataset.steward != null],
	["purpose", dataset.purpose != null],
	["license", has_license(dataset)],
]

default has_origin(_) := false

has_origin(dataset) if dataset.origin != null

# A Hub id or URL is an origin.
has_origin(dataset) if {
	dataset.external
	contains(dataset.id, "/")
}

has_origin(dataset) if datasets.unknown_and_owned(dataset)

default has_collection(_) := false

has_collection(dataset) if dataset.collection != null

has_collection(dataset) if datasets.unknown_and_owned(dataset)

default has_license(_) := false

has_license(dataset) if licenses.is_stated(dataset.license)

has_license(dataset) if dataset.risk != null

# Until one dataset is described, describing them is the next step and no omission.
default severity := "note"

severity := "warning" if {
	some stated in all_answers
	some [_, answered] in stated
	answered
}
