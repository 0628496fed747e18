# METADATA
# title: What a system consists of
# description: Questions about the facts that several rules ask.
package modelward.lib.artifacts

# Component types that hold a model or its data; a library in an SBOM is neither.
ml_component_types := {"machine-learning-model", "data"}

# There is something to govern: a model card, a model file, or an ML component in an SBOM.
has_models if count(input.model_cards) > 0

has_models if {
	some file in input.files
	file.kind in {"model-card", "model-file"}
}

has_models if {
	some entry in input.unread
	entry.kind in {"model-card", "model-file"}
}

has_models if describes_models

# An SBOM describes a model or its data, not only libraries.
describes_models if {
	some sbom in input.sboms
	some component in sbom.components
	component.type in ml_component_types
}

has_governance if input.governance.ml_system != null

# Placeholders say that the manifest is begun: nobody keeps it yet.
keeps_governance if {
	has_governance
	count(input.governance.ml_system.placeholders) == 0
}

# An entry of `unread` that stands where an ml-system.yml should.
is_ml_system(entry) if {
	entry.kind == "governance"
	regex.match(`(?i)(^|/)ml-system\.(ya?ml|json)$`, entry.path)
}

high_risk if input.governance.ml_system.risk_tier == "high"

# Indexes of the artifacts of a kind that could not be read. A format that Modelward does not read is not among them:
# that is no fault of the artifact.
unread(kind) := {i |
	some i, entry in input.unread
	entry.kind == kind
	entry.reason != "unsupported"
}

unsupported(kind) := {i |
	some i, entry in input.unread
	entry.kind == kind
	entry.reason == "unsupported"
}

# What could not be read in part is a warning: the rest of the file was judged.
unread_severity(entry) := "warning" if entry.extent == "part"

unread_severity(entry) := "error" if entry.extent == "file"

# The components of a model that have a model card in the SBOM, as [sbom, component].
documented_components(model) := [[reference.sbom, reference.component] |
	some reference in model.components
	input.sboms[reference.sbom].components[reference.component].model_card != null
]

# The same by the model's card: an index in input.model_cards.
components_of_card[model.card] contains component if {
	some model in input.models
	model.card != null
	some component in documented_components(model)
}

# How a message names a card: by its file, and one that stands in an SBOM by its model.
card_name(card) := $"The model card of {card.name} in {card.path}" if {
	card.format == "cyclonedx"
} else := card.path

# Formats that have a field for each thing they can say, and none for the rest.
structured_formats := {"cyclonedx", "model-card-toolkit"}

is_structured(card) if card.format in structured_formats

# Where a model is named to be built on another one.
base_pointer(m, b) := input.models[m].base_models[b].pointers[0]

base_pointer(m, b) := $"/models/{m}/base_models/{b}" if count(input.models[m].base_models[b].pointers) == 0

cannot_be_read(entry) := $"{entry.path} cannot be read{extents[entry.extent]}: {entry.message}"

extents := {"file": "", "part": " in part"}
