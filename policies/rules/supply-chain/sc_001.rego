# METADATA
# title: There is a valid SBOM
# description: >-
#   An SBOM (for models: an ML-BOM) lists what a system is made of, so that an advisory or a license question can be
#   answered without looking at the system. One that does not follow its schema is not read by other tools.
# related_resources:
#   - https://cyclonedx.org/capabilities/mlbom/
#   - https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: SC-001
#   severity: error
#   remediation: >-
#     Correct what the message names, best in the tool that makes the SBOM; where there is none, write bom.cdx.json:
#     `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "machine-learning-model", "name": ...,
#     "version": ...}]}`.
#   controls:
#     nist-ssdf-ai: [PS.3.2]
#     nist-ai-rmf-1.0: [MAP 4.1]
#     iso-42001: [A.4.4]
#     iso-27001: [A.5.21]
#     owasp-ml: ["ML06:2023"]
#     owasp-llm: ["LLM03:2025"]
#     mitre-atlas: [AML.M0023]
#     aisvs-1.0: ["6.2.1"]
#     csa-aicm: [STA-09]
#     slsa: [Dependency L1]
#     osps: [OSPS-QA-02]
package modelward.rules.sc_001

import data.modelward.lib.artifacts

applies if artifacts.has_models

# A repository without models may have an SBOM as well; it can be checked.
applies if count(input.sboms) > 0

applies if count(unread_sboms) > 0

violation contains {"message": text, "at": "", "severity": "warning"} if {
	artifacts.has_models
	count(listing) == 0
	count(unread_sboms) == 0
	text := "There is no SBOM."
}

violation contains {"message": text, "at": at} if {
	some s, sbom in input.sboms
	sbom.valid == false
	some [at, detail] in defects(s)
	text := $"{sbom.path} does not follow the schema of {standard(sbom.format)} {sbom.spec_version}{detail}."
}

violation contains {"message": text, "at": $"/unread/{u}", "severity": artifacts.unread_severity(entry)} if {
	some u in artifacts.unread("sbom")
	entry := input.unread[u]
	text := $"SBOM {artifacts.cannot_be_read(entry)}"
}

violation contains {"message": text, "at": $"/sboms/{min(listing)}", "severity": "note"} if {
	artifacts.has_models
	count(listing) > 0
	not artifacts.describes_models
	text := "No SBOM describes a model or its data: each lists software only."
}

unverified contains {"message": text, "at": $"/sboms/{s}/spec_version"} if {
	some s, sbom in input.sboms
	sbom.valid == null
	text := $"{sbom.path} is of {standard(sbom.format)} {sbom.spec_version}, for which there is no schema to check it against."
}

unverified contains {"message": text, "at": $"/unread/{u}"} if {
	some u in artifacts.unsupported("sbom")
	text := $"{input.unread[u].path} is an SBOM of a format or version that is not read."
}

# Those that list something. A document about vulnerabilities alone (VEX) is none.
listing := {s |
	some s, sbom in input.sboms
	not about_vulnerabilities(sbom)
}

about_vulnerabilities(sbom) if {
	count(sbom.components) == 0
	count(sbom.vulnerabilities) > 0
}

standard(format) := "CycloneDX" if startswith(format, "cyclonedx-")

standard(format) := "SPDX" if startswith(format, "spdx-")

standard("openvex") := "OpenVEX"

unread_sboms := artifacts.unread("sbom") | artifacts.unsupported("sbom")

# As [pointer, what follows the sentence]. A schema check that names no defect is a defect all the same.
defects(s) := [[$"/sboms/{s}", ""]] if count(input.sboms[s].errors) == 0

defects(s) := found if {
	count(input.sboms[s].errors) > 0
	found := [[at, detail] |
		some e, error in input.sboms[s].errors
		at := $"/sboms/{s}/errors/{e}"
		detail := $": {without_stop(error.message)}"
	]
}

without_stop(text) := trim_suffix(text, ".")
