# METADATA
# title: Every dataset has a license or terms
# description: >-
#   What may be done with a model depends on what may be done with its data. A license that is not known may stand, if a
#   risk is recorded for it.
# related_resources:
#   - https://huggingface.co/docs/hub/datasets-cards
#   - https://spdx.org/licenses/
# custom:
#   id: LIC-002
#   severity: warning
#   remediation: >-
#     Add `license: cc-by-4.0` (an SPDX or Hub id) to the dataset card, or to the dataset's entry under `datasets:` in
#     ml-system.yml; where nobody knows it, `license: unknown` with `risk: <id in the risk register>`.
#   controls:
#     nist-ai-rmf-1.0: [MAP 4.1]
#     nist-ai-600-1: [MP-4.1-010]
#     iso-42001: [A.7.3]
#     aisvs-1.0: ["1.1.2"]
package modelward.rules.lic_002

import data.modelward.lib.datasets
import data.modelward.lib.licenses

applies if count(input.datasets) > 0

violation contains {"message": text, "at": $"/datasets/{i}"} if {
	not none_is_licensed
	some i in unlicensed
	text := $"Dataset {input.datasets[i].id} has no license."
}

# Where none of several has one, the next step is one finding.
violation contains {"message": text, "at": $"/datasets/{min(unlicensed)}"} if {
	none_is_licensed
	text := "No dataset has a license."
}

none_is_licensed if {
	count(unlicensed) > 1
	count(unlicensed) == count(datasets.described)
}

unlicensed contains i if {
	some i in datasets.described
	dataset := input.datasets[i]
	dataset.license == null
	dataset.risk == null
}

violation contains {"message": text, "at": $"/datasets/{i}/license"} if {
	some i, dataset in input.datasets
	dataset.license != null
	dataset.risk == null
	not licenses.is_stated(dataset.license)
	text := $"The license of dataset {dataset.id} is stated as {licenses.label(dataset.license)}, without a name or a risk."
}

violation contains {"message": text, "at": $"/datasets/{i}/license", "severity": "note"} if {
	some i, dataset in input.datasets
	dataset.license.vague
	text := $"License {dataset.license.id} of dataset {dataset.id} names a family of licenses, not one of them."
}

# A dataset that is only named is somebody else's; what it may be used for is written elsewhere.
unverified contains {"message": text, "at": datasets.pointer(i, "model-card"), "severity": "note"} if {
	some i, dataset in input.datasets
	not datasets.described[i]
	dataset.license == null
	text := $"No artifact states the license of dataset {dataset.id}."
}
