# METADATA
# title: Recorded digests equal the files' digests
# description: >-
#   A digest in a checksum file, SBOM or lockfile that differs from the file shows tampering or a stale record. The
#   object id of a Git-LFS pointer counts as the digest of the content that it stands for.
# related_resources:
#   - https://csrc.nist.gov/pubs/sp/800/218/a/final
#   - https://atlas.mitre.org/mitigations/AML.M0014
# custom:
#   id: INT-002
#   severity: error
#   remediation: >-
#     Find out which of the two is right. If the file is, record its digest anew (`sha256sum FILE`, `dvc commit`, or
#     build the SBOM again); if the record is, restore the file from where the record was made.
#   controls:
#     nist-ssdf-ai: [PS.1.3, PW.4.4]
#     nist-ai-rmf-1.0: [MEASURE 2.7]
#     iso-27001: [A.8.32]
#     eu-ai-act: ["15(5)"]
#     owasp-ml: ["ML10:2023"]
#     owasp-llm: ["LLM04:2025"]
#     mitre-atlas: [AML.M0014, AML.T0018]
#     aisvs-1.0: ["6.1.3"]
#     csa-aicm: [MDS-08]
#     osps: [OSPS-BR-06]
package modelward.rules.int_002

import data.modelward.lib.digests

applies if {
	some checksum in input.checksums
	checksum.expected != null
}

violation contains {"message": text, "at": $"/checksums/{i}/expected"} if {
	some i, checksum in input.checksums
	checksum.status == "mismatch"
	text := mismatch_text(checksum)
}

mismatch_text(checksum) := $"{checksum.manifest} records {checksum.algorithm} {digests.abbreviated(checksum.expected)} for {checksum.subject}, whose digest is {digests.abbreviated(checksum.actual)}." if {
	checksum.actual != null
} else := $"{checksum.manifest} records a digest of {checksum.subject} that does not fit: {reason(checksum)}."

unverified contains {"message": text, "at": $"/checksums/{i}"} if {
	some i, checksum in input.checksums
	checksum.status == "missing"
	checksum.source != "dvc"
	text := $"{checksum.manifest} records a digest of {checksum.subject}, which is not in the tree."
}

unverified contains {"message": text, "at": $"/checksums/{i}"} if {
	some i, checksum in input.checksums
	checksum.status == "not-checkable"
	checksum.source != "dvc"
	text := $"The digest of {checksum.subject} in {checksum.manifest} was not compared: {reason(checksum)}."
}

# DVC keeps its files out of the tree as a rule, so one finding per lockfile is enough.
unverified contains {"message": text, "at": $"/checksums/{i}", "severity": "note"} if {
	some manifest, indexes in not_compared_by_dvc
	i := min(indexes)
	text := $"Files that {manifest} records are not in the tree, so their digests were not compared."
}

not_compared_by_dvc[checksum.manifest] contains i if {
	some i, checksum in input.checksums
	checksum.source == "dvc"
	checksum.status in {"missing", "not-checkable"}
}

reason(checksum) := checksum.reason if checksum.reason != null

reason(checksum) := "the reason is not known" if checksum.reason == null
