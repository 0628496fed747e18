# METADATA
# title: Every recognised artifact can be read
# description: >-
#   An artifact that is there and cannot be read is no evidence of anything, and what it would have said is missing from
#   the verdict. Formats that Modelward does not read are not among them.
# related_resources:
#   - https://csrc.nist.gov/pubs/sp/800/218/a/final
# custom:
#   id: READ-001
#   severity: error
#   remediation: >-
#     Mend the file where the message says (syntax, encoding, size, a link or name that leaves the tree), or leave it
#     out of the check with a line in .modelwardignore if it is no artifact of this system.
#   controls:
#     nist-ssdf-ai: [PS.3.1, PS.3.2]
#     iso-42001: [A.6.2.7]
#     iso-27001: [A.5.33]
#     eu-ai-act: ["11(1)"]
package modelward.rules.read_001

import data.modelward.lib.artifacts

# Other rules say of these kinds that they cannot be read, and what follows: DOC-001, SC-001, GOV-001.
is_owned(entry) if entry.kind in {"model-card", "sbom"}

is_owned(entry) if artifacts.is_ml_system(entry)

# Every kind of repository has dependency files; by themselves they are nothing that a system of ML is known by.
common_kinds := {"other", "dependencies"}

applies if {
	some file in input.files
	not file.kind in common_kinds
}

applies if {
	some entry in input.unread
	not entry.kind in common_kinds
}

violation contains {"message": text, "at": $"/unread/{u}", "severity": severity(entry)} if {
	some u, entry in input.unread
	not is_owned(entry)
	entry.reason != "unsupported"
	text := artifacts.cannot_be_read(entry)
}

# A file that no reader claims is no artifact; that it is not followed or read is worth a word.
severity(entry) := "note" if entry.kind == "other"

# A broken example of a web page's package.json must not stop a model.
severity(entry) := "warning" if entry.kind == "dependencies"

severity(entry) := artifacts.unread_severity(entry) if not entry.kind in common_kinds
