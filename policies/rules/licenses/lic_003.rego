# METADATA
# title: The license fits what the model is made from and used for
# description: >-
#   Compares the terms of base models and datasets (no commercial use, no derivatives, share-alike, use restrictions)
#   with the model's own license and with `commercial_use` of ml-system.yml. It finds conflicts; whether there is none
#   is a question for a lawyer.
# related_resources:
#   - https://spdx.org/licenses/
#   - https://www.licenses.ai/
# custom:
#   id: LIC-003
#   severity: warning
#   remediation: >-
#     Choose a base or dataset whose license allows the use, obtain another license, or put the model under terms that
#     pass the restrictions on; then correct `license` in the card or `commercial_use` in ml-system.yml.
#   parameters:
#     deny:
#       type: string-list
#       default: []
#       description: SPDX ids of licenses that neither a model, nor its base, nor its data may have.
#   controls:
#     nist-ai-rmf-1.0: [MAP 4.1]
#     nist-ai-600-1: [GV-6.1-001]
#     iso-42001: [A.10.3]
#     iso-27001: [A.5.32]
package modelward.rules.lic_003

import data.modelward.lib.artifacts
import data.modelward.lib.licenses

applies if {
	some model in input.models
	concerns(model)
}

concerns(model) if count(model.base_models) > 0

concerns(model) if count(model.datasets) > 0

concerns(model) if licenses.of_model(model)

violation contains {"message": text, "at": license_pointer(m)} if {
	commercial_use
	some m, model in input.models
	license := licenses.of_model(model)
	not license.terms.commercial_use
	license.terms != null
	text := $"{model.name} is under {licenses.label(license)}, which forbids the commercial use that ml-system.yml states."
}

violation contains {"message": text, "at": artifacts.base_pointer(m, b)} if {
	some m, model in input.models
	some b, base in model.base_models
	conflicts := base_conflicts(model, base)
	count(conflicts) > 0
	text := $"Base model {base.id} is under {licenses.label(base.license)}: {concat("; ", conflicts)}."
}

violation contains {"message": text, "at": $"/datasets/{i}", "severity": severity} if {
	some model in input.models
	some i in datasets_of(model)
	dataset := input.datasets[i]
	[conflict, severity] := dataset_conflict(model, dataset)
	text := $"Dataset {dataset.id} is under {licenses.label(dataset.license)}: {conflict}."
}

violation contains {"message": text, "at": at, "severity": "error"} if {
	some [at, subject, license] in used
	is_denied(license.spdx)
	text := $"{subject} is under {licenses.label(license)}, which is on the list of denied licenses."
}

unverified contains {"message": text, "at": artifacts.base_pointer(m, b), "severity": "note"} if {
	some m, model in input.models
	some b, base in model.base_models
	base.external
	not knows_terms(base.license)
	text := $"The terms of base model {base.id} are not known here, so conflicts with them were not looked for."
}

commercial_use if input.governance.ml_system.commercial_use

knows_terms(license) if license.terms != null

base_conflicts(model, base) := [text |
	knows_terms(base.license)
	some [conflict, text] in [
		[is_used_commercially(base.license), "it forbids the commercial use that ml-system.yml states"],
		[drops_commercial_ban(model, base.license), $"it forbids commercial use, and {name_of_license(model)} of {model.name} allows it"],
		[not_derivable(base), "it allows no derivatives"],
		[drops_share_alike(model, base), $"it asks derivatives to keep its license, and {model.name} is under {name_of_license(model)}"],
		[drops_restrictions(model, base.license), $"it restricts uses, and {name_of_license(model)} of {model.name} does not"],
	]
	conflict
]

# One conflict for a dataset: what the law asks of a model that learnt from data is less settled than for derivatives.
dataset_conflict(model, dataset) := ["it forbids the commercial use that ml-system.yml states", "warning"] if {
	is_used_commercially(dataset.license)
} else := [$"it forbids commercial use, and {name_of_license(model)} of {model.name} allows it", "note"] if {
	drops_commercial_ban(model, dataset.license)
} else := [$"it asks derivatives to keep its license, and {model.name} is under {name_of_license(model)}", "note"] if {
	dataset.license.terms.share_alike
	is_under_another_license(model, dataset.license)
}

default is_used_commercially(_) := false

is_used_commercially(license) if {
	commercial_use
	license.terms.commercial_use == false
}

default drops_commercial_ban(_, _) := false

drops_commercial_ban(model, license) if {
	not commercial_use
	license.terms.commercial_use == false
	licenses.of_model(model).terms.commercial_use
}

default not_derivable(_) := false

not_derivable(base) if base.license.terms.derivatives == false

default drops_share_alike(_, _) := false

drops_share_alike(model, base) if {
	base.license.terms.share_alike
	is_under_another_license(model, base.license)
}

default drops_restrictions(_, _) := false

drops_restrictions(model, license) if {
	license.terms.use_restrictions
	licenses.of_model(model).terms.use_restrictions == false
}

is_under_another_license(model, license) if {
	own := licenses.of_model(model)
	own.spdx != null
	license.spdx != null
	own.spdx != license.spdx
}

default name_of_license(_) := "an unknown license"

name_of_license(model) := licenses.label(licenses.of_model(model))

datasets_of(model) := {i |
	some id in model.datasets
	some i in indexes_by_name[lower(id)]
}

indexes_by_name[lower(dataset.id)] contains i if some i, dataset in input.datasets

indexes_by_name[lower(alias)] contains i if {
	some i, dataset in input.datasets
	some alias in dataset.aliases
}

license_pointer(m) := $"/model_cards/{input.models[m].card}/license" if {
	licenses.card_license(input.models[m])
} else := $"/models/{m}"

# Every license that the system stands on, as [pointer, subject, license].
used contains [license_pointer(m), model.name, license] if {
	some m, model in input.models
	license := licenses.of_model(model)
}

used contains [artifacts.base_pointer(m, b), $"Base model {base.id}", base.license] if {
	some m, model in input.models
	some b, base in model.base_models
	base.license != null
}

used contains [$"/datasets/{i}", $"Dataset {dataset.id}", dataset.license] if {
	some i, dataset in input.datasets
	dataset.license != null
}

# A choice (OR) is denied when no alternative is left.
is_denied(expression) if {
	every alternative in split(expression, " OR ") {
		some id in data.modelward.parameters["LIC-003"].deny
		id in split(trim(alternative, "() "), " ")
	}
}
