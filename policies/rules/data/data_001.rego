# METADATA
# title: Every dataset that a card names is declared in the lineage
# description: >-
#   Training data that a model card names and no lineage file, SBOM or ml-system.yml declares has no known origin. An
#   origin that is not known may stand, if it is said so and a risk is recorded for it.
# related_resources:
#   - https://csrc.nist.gov/pubs/sp/800/218/a/final
#   - https://openlineage.io/docs/
# custom:
#   id: DATA-001
#   severity: error
#   remediation: >-
#     Declare the dataset in data-lineage.yml (`datasets: - id: owner/name`, `source: <URL>`), or in what your tools
#     write: an input of the training run (OpenLineage, DVC, MLflow, dbt, PROV), a Croissant description, a `data`
#     component of the SBOM. In ml-system.yml, `provenance: unknown` with `risk: <id in the risk register>` says that
#     nobody knows.
#   controls:
#     nist-ssdf-ai: [PW.3.2, PS.3.2]
#     nist-ai-rmf-1.0: [MEASURE 2.1]
#     nist-ai-600-1: [MS-2.5-005, MP-2.1-001]
#     iso-42001: [A.7.5, A.4.3]
#     eu-ai-act: ["10(2)(b)", "Annex IV.2(d)", "Annex XI.1.2(c)"]
#     owasp-ml: ["ML02:2023"]
#     owasp-llm: ["LLM04:2025"]
#     mitre-atlas: [AML.M0025]
#     aisvs-1.0: ["1.1.2", "12.5.1"]
#     csa-aicm: [DSP-03, DSP-20]
package modelward.rules.data_001

import data.modelward.lib.datasets

applies if {
	some dataset in input.datasets
	concerns(dataset)
}

violation contains {"message": text, "at": datasets.pointer(i, "model-card"), "severity": severity} if {
	some i, dataset in input.datasets
	dataset.named_in_card
	not dataset.declared_in_lineage
	text := $"Dataset {dataset.id} is named in a card and declared in no lineage file, SBOM or ml-system.yml."
}

violation contains {"message": text, "at": datasets.pointer(i, "governance"), "severity": severity} if {
	some i, dataset in input.datasets
	dataset.provenance_unknown
	dataset.risk == null
	text := $"The origin of dataset {dataset.id} is stated as unknown, without the risk that goes with it."
}

# A lineage file that could not be read may declare what seems to be missing.
unverified contains {"message": text, "at": $"/unread/{u}"} if {
	some dataset in input.datasets
	concerns(dataset)
	not dataset.declared_in_lineage
	some u, entry in input.unread
	entry.kind == "lineage"
	text := $"{entry.path} was not read to the end, so the datasets that it declares are not known."
}

concerns(dataset) if dataset.named_in_card

concerns(dataset) if dataset.provenance_unknown

default severity := "warning"

severity := "error" if count(input.lineage.files) > 0
