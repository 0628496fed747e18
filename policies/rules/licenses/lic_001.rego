# METADATA
# title: Every model states a license that can be resolved
# description: >-
#   A model without a license may not be used by anybody else. The id must be one of SPDX or of the Hugging Face Hub, or
#   `other` with a name and a link to the text.
# related_resources:
#   - https://huggingface.co/docs/hub/repositories-licenses
#   - https://spdx.org/licenses/
# custom:
#   id: LIC-001
#   severity: error
#   remediation: >-
#     Add `license: apache-2.0` (an SPDX or Hub id) to the card's front matter; or `license: other` with
#     `license_name: <name>` and `license_link: <URL, or LICENSE beside the card>`.
#   controls:
#     nist-ai-rmf-1.0: [GOVERN 6.1, MAP 4.1]
#     iso-27001: [A.5.32]
#     eu-ai-act: ["Annex XI.1.1(f)", "Annex XII.1(h)"]
#     aisvs-1.0: ["6.2.1"]
#     osps: [OSPS-LE-03]
package modelward.rules.lic_001

import data.modelward.lib.artifacts
import data.modelward.lib.licenses

applies if count(stated) > 0

applies if count(input.model_cards) > 0

# Where a license of a model is written: each card, and the components of models that have no card.
stated[$"/model_cards/{k}/license"] := [artifacts.card_name(card), card.license] if {
	some k, card in input.model_cards
	card.license != null
}

stated[$"/sboms/{s}/components/{c}/license"] := [component.name, component.license] if {
	some model in input.models
	model.card == null
	some reference in model.components
	s := reference.sbom
	c := reference.component
	component := input.sboms[s].components[c]
	component.license != null
}

violation contains {"message": text, "at": $"/model_cards/{k}", "severity": severity(card)} if {
	some k, card in input.model_cards
	card.license == null
	card.front_matter != "invalid"
	not stated_in_sbom[k]
	text := $"{artifacts.card_name(card)} states no license."
}

violation contains {"message": text, "at": at} if {
	some at, [subject, license] in stated
	not is_other(license)
	not license.vague
	license.spdx == null
	license.id != null
	text := $"License {license.id} of {subject} is neither an SPDX nor a Hugging Face id."
}

violation contains {"message": text, "at": at} if {
	some at, [subject, license] in stated
	is_other(license)
	missing := [what | some [what, value] in [["name", license.name], ["link", license.link]]; value == null]
	count(missing) > 0
	text := $"The license of {subject} is `other` without a {concat(" and a ", missing)}."
}

violation contains {"message": text, "at": $"{at}/link"} if {
	some at, [subject, license] in stated
	license.link_exists == false
	text := $"The license of {subject} links to {license.link}, which does not exist."
}

violation contains {"message": text, "at": at, "severity": "warning"} if {
	some at, [subject, license] in stated
	license.vague
	text := $"License {license.id} of {subject} names a family of licenses, not one of them."
}

violation contains {"message": text, "at": at, "severity": "note"} if {
	some at, [subject, license] in stated
	count(license.deprecated) > 0
	text := $"License {licenses.label(license)} of {subject} uses an id that SPDX has deprecated: {concat(", ", license.deprecated)}."
}

unverified contains {"message": text, "at": $"/model_cards/{k}/front_matter"} if {
	some k, card in input.model_cards
	card.license == null
	card.front_matter == "invalid"
	text := $"The front matter of {card.path} cannot be parsed, so its license is not known."
}

is_other(license) if lower(license.id) == "other"

# Cards of models whose license stands in the SBOM.
stated_in_sbom contains model.card if {
	some model in input.models
	model.card != null
	licenses.is_stated(licenses.of_model(model))
}

# A card without front matter has no place where programs look for it.
severity(card) := "warning" if card.front_matter == "absent"

severity(card) := "error" if card.front_matter != "absent"
