# METADATA
# title: Licenses
# description: What a license is called, and what it asks.
package modelward.lib.licenses

# The artifact says something of its license that a reader can act on: an id that resolves, or a name.
is_stated(license) if license.spdx != null

is_stated(license) if license.name != null

is_stated(license) if {
	license.id != null
	not lower(license.id) in {"other", "unknown"}
}

# How the artifact writes its license.
label(license) := [text | some text in [license.id, license.name, license.spdx, "not named"]; text != null][0]

# The license of a model: the card's, else that of its first component that states one.
of_model(model) := license if {
	license := card_license(model)
} else := licenses[0] if {
	licenses := [license |
		some reference in model.components
		license := input.sboms[reference.sbom].components[reference.component].license
		license != null
	]
}

card_license(model) := license if {
	model.card != null
	license := input.model_cards[model.card].license
	license != null
}
