# METADATA
# title: Every model file has a recorded digest
# description: >-
#   A model file whose SHA-256 (or stronger) stands in no checksum file, SBOM, lockfile or Git-LFS pointer cannot be
#   traced to what was reviewed, and a swapped file is not noticed.
# related_resources:
#   - https://csrc.nist.gov/pubs/sp/800/218/a/final
#   - https://cyclonedx.org/capabilities/mlbom/
# custom:
#   id: INT-001
#   severity: error
#   remediation: >-
#     List the file in a checksum file beside it (`sha256sum *.safetensors > SHA256SUMS`), or add its digest to the
#     model's component in the SBOM: `"hashes": [{"alg": "SHA-256", "content": "<64 hex digits>"}]`.
#   controls:
#     nist-ssdf-ai: [PS.1.3, PS.2.1]
#     nist-ai-rmf-1.0: [MEASURE 2.7]
#     iso-42001: [A.4.2]
#     iso-27001: [A.5.9, A.5.21]
#     eu-ai-act: ["15(5)"]
#     owasp-ml: ["ML06:2023"]
#     owasp-llm: ["LLM03:2025"]
#     mitre-atlas: [AML.M0014, AML.T0010.003]
#     aisvs-1.0: ["6.1.3", "3.1.1"]
#     csa-aicm: [MDS-08]
#     cosai: [controlModelAndDataIntegrityManagement]
package modelward.rules.int_001

import data.modelward.lib.files

weak_algorithms := {"md5", "md5-dos2unix", "sha1"}

applies if count(files.model_files) > 0

# Once a manifest stands beside the files, or an SBOM describes models, a file that is missing there is an omission.
violation contains {"message": message(i), "at": $"/files/{i}"} if {
	some i in files.without_later_shards({j | some j in unrecorded; is_omission(j)})
}

# Before that, recording digests is the next step, and one finding per model says so.
violation contains {"message": text, "at": $"/models/{m}", "severity": "warning"} if {
	some m, model in input.models
	some i in model.files
	unrecorded[i]
	not is_omission(i)
	text := $"Model files of {model.name} have no SHA-256 in a checksum file, SBOM or lockfile."
}

unverified contains {"message": text, "at": $"/files/{i}"} if {
	some i in pointers_without_digest
	text := $"{input.files[i].path} is a Git-LFS pointer whose digest could not be read."
}

unrecorded contains i if {
	some i in files.model_files
	not recorded[input.files[i].path]
	not is_known_pointer(input.files[i])
	not pointers_without_digest[i]
}

pointers_without_digest contains i if {
	some i in files.model_files
	file := input.files[i]
	file.lfs_pointer
	file.sha256 == null
	not recorded[file.path]
}

is_known_pointer(file) if {
	file.lfs_pointer
	file.sha256 != null
}

recorded := {checksum.subject |
	some checksum in input.checksums
	checksum.expected != null
	not checksum.algorithm in weak_algorithms
}

recorded_weakly := {checksum.subject |
	some checksum in input.checksums
	checksum.expected != null
	checksum.algorithm in weak_algorithms
}

manifests_beside[checksum.subject] contains checksum.manifest if {
	some checksum in input.checksums
	checksum.status == "unlisted"
}

is_omission(i) if manifests_beside[input.files[i].path]

is_omission(_) if sbom_describes_model

sbom_describes_model if {
	some sbom in input.sboms
	some component in sbom.components
	component.type == "machine-learning-model"
}

message(i) := $"{path} is recorded only by MD5 or SHA-1, which do not show tampering." if {
	path := input.files[i].path
	recorded_weakly[path]
} else := $"{path} is not listed in {manifest}." if {
	path := input.files[i].path
	manifest := min(manifests_beside[path])
} else := $"{path} has no SHA-256 in a checksum file, SBOM or lockfile." if {
	path := input.files[i].path
}
