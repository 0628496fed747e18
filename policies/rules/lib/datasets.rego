# METADATA
# title: Datasets
# description: Which datasets a system describes, and where.
package modelward.lib.datasets

# Declared in a lineage file, an SBOM or ml-system.yml. A dataset that only a card names is the subject of DATA-001
# alone, so that one omission is one finding.
declared contains i if {
	some i, dataset in input.datasets
	dataset.declared_in_lineage
}

# Declared, or described by a dataset card of its own.
described contains i if some i in declared

described contains i if {
	some i, dataset in input.datasets
	some source in dataset.sources
	source.kind == "dataset-card"
}

# "origin not known" is an answer when somebody owns the risk.
unknown_and_owned(dataset) if {
	dataset.provenance_unknown
	dataset.risk != null
}

# Where an artifact of that kind names the dataset, else where any does.
pointer(i, kind) := pointers[0] if {
	pointers := [source.pointer |
		some source in input.datasets[i].sources
		source.kind == kind
	]
} else := $"/datasets/{i}"
