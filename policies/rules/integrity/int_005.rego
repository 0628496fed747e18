# METADATA
# title: Datasets are identified by their content
# description: >-
#   A dataset that is named and not identified by a digest or a fixed revision can change, or be poisoned, after it was
#   reviewed. Datasets that only a card names are the subject of DATA-001.
# related_resources:
#   - https://csrc.nist.gov/pubs/sp/800/218/a/final
#   - https://docs.mlcommons.org/croissant/docs/croissant-spec.html
# custom:
#   id: INT-005
#   severity: warning
#   remediation: >-
#     State `digest: sha256:<64 hex digits>` in data-lineage.yml, track the data with DVC (`dvc add data/loans.csv`), add
#     `hashes` to its `data` component in the SBOM, or state the commit it was taken at under `datasets:` in
#     ml-system.yml: `revision: <full commit id or sha256 digest>`.
#   controls:
#     nist-ssdf-ai: [PS.1.2, PW.3.1]
#     iso-42001: [A.7.5]
#     eu-ai-act: ["10(2)(b)", "15(5)"]
#     owasp-ml: ["ML02:2023"]
#     owasp-llm: ["LLM04:2025"]
#     mitre-atlas: [AML.M0025, AML.T0020, AML.T0059]
#     aisvs-1.0: ["1.1.3", "1.1.4"]
#     csa-aicm: [DSP-23]
package modelward.rules.int_005

import data.modelward.lib.datasets

applies if count(datasets.described) > 0

violation contains {"message": text, "at": $"/datasets/{i}", "severity": severity(i)} if {
	not none_is_identified
	some i in unidentified
	text := $"Dataset {input.datasets[i].id} has neither a digest nor a fixed revision."
}

# Where none of several is identified, the next step is one finding.
violation contains {"message": text, "at": $"/datasets/{i}", "severity": severity(i)} if {
	none_is_identified
	i := min(unidentified)
	text := "No dataset has a digest or a fixed revision."
}

none_is_identified if {
	count(unidentified) > 1
	count(unidentified) == count(datasets.described)
}

unidentified contains i if {
	some i in datasets.described
	not is_identified(input.datasets[i])
}

is_identified(dataset) if count(dataset.digests) > 0

is_identified(dataset) if dataset.pinned

is_identified(dataset) if {
	count(dataset.splits) > 0
	every split in dataset.splits {
		split.digest != null
	}
}

severity(i) := "warning" if datasets.declared[i]

severity(i) := "note" if not datasets.declared[i]
