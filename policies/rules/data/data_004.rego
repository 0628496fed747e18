# METADATA
# title: Every dataset states its classification and whether it holds personal data
# description: >-
#   Which rules on privacy and confidentiality hold for a model follows from the data that it was made from. A dataset
#   that says nothing is not a dataset without personal data.
# related_resources:
#   - https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   - https://cyclonedx.org/docs/1.6/json/#components_items_data_items_classification
# custom:
#   id: DATA-004
#   severity: error
#   remediation: >-
#     Add both to the dataset's entry under `datasets:` in ml-system.yml: `classification: internal` (your own scheme)
#     and `personal_data: false`; or `classification` and `sensitiveData` to its `data` component in the SBOM.
#   controls:
#     nist-ssdf-ai: [PO.1.2, PS.3.2]
#     nist-ai-rmf-1.0: [MEASURE 2.10]
#     iso-42001: [A.7.2]
#     iso-27001: [A.5.12]
#     gdpr: ["30(1)"]
#     csa-aicm: [DSP-04]
package modelward.rules.data_004

import data.modelward.lib.answers
import data.modelward.lib.artifacts
import data.modelward.lib.datasets

applies if count(datasets.declared) > 0

violation contains {"message": text, "at": $"/datasets/{i}", "severity": severity} if {
	some i in datasets.declared
	dataset := input.datasets[i]
	missing := answers.missing_besides(answers_of(dataset), in_all)
	count(missing) > 0
	text := $"Dataset {dataset.id} does not state {answers.phrase(missing, "or")}."
}

violation contains {"message": text, "at": $"/datasets/{min(datasets.declared)}", "severity": severity} if {
	count(in_all) > 0
	text := $"No dataset states {answers.phrase(answers.in_order(all_answers, in_all), "or")}."
}

all_answers := [answers_of(input.datasets[i]) | some i in datasets.declared]

in_all := answers.missing_in_all(all_answers)

answers_of(dataset) := [
	["its classification", dataset.classification != null],
	["whether it holds personal data", knows_personal_data(dataset)],
]

default knows_personal_data(_) := false

knows_personal_data(dataset) if dataset.personal_data != null

# A system that processes no personal data has no dataset that does.
knows_personal_data(_) if input.governance.ml_system.personal_data == false

# Neither DVC nor most OpenLineage producers write either: it is an omission once the system keeps such records.
default severity := "warning"

severity := "error" if {
	artifacts.keeps_governance
	some stated in all_answers
	some [_, answered] in stated
	answered
}
