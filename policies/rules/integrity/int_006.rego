# METADATA
# title: External models are pinned
# description: >-
#   A base model that is taken at a branch, a tag or no revision at all can be another model tomorrow. A full commit id
#   or a digest cannot move.
# related_resources:
#   - https://huggingface.co/docs/hub/model-cards#specifying-a-base-model
#   - https://owasp.org/www-project-machine-learning-security-top-10/
# custom:
#   id: INT-006
#   severity: warning
#   remediation: >-
#     State the commit under `third_party_models:` in ml-system.yml (`- id: owner/name`, `revision: <40 hex digits>`),
#     or in the package URL of the model's ancestor in the SBOM: `pkg:huggingface/owner/name@<40 hex digits>`.
#   controls:
#     nist-ssdf-ai: [PW.4.4]
#     nist-ai-rmf-1.0: [MANAGE 3.2]
#     iso-27001: [A.8.9]
#     owasp-ml: ["ML06:2023"]
#     owasp-llm: ["LLM03:2025"]
#     mitre-atlas: [AML.T0109, AML.M0014]
#     aisvs-1.0: ["6.1.2"]
#     csa-aicm: [STA-08]
package modelward.rules.int_006

import data.modelward.lib.artifacts

applies if {
	some model in input.models
	some base in model.base_models
	base.external
}

violation contains {"message": message(base), "at": artifacts.base_pointer(m, b), "severity": severity} if {
	some m, model in input.models
	some b, base in model.base_models
	base.external
	not base.pinned
}

message(base) := $"Base model {base.id} is taken at no stated revision." if base.revision == null

message(base) := $"Base model {base.id} is taken at {base.revision}, which can move." if base.revision != null

# A card alone has no place to state a revision.
default severity := "note"

severity := "warning" if artifacts.has_governance

severity := "warning" if artifacts.describes_models
