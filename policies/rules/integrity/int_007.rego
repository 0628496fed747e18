# METADATA
# title: Card, SBOM and checksums agree
# description: >-
#   Where two artifacts state the name, version, license or digest of one model and differ, one of them describes
#   another model or was forgotten in a release.
# related_resources:
#   - https://atlas.mitre.org/mitigations/AML.M0014
#   - https://eur-lex.europa.eu/eli/reg/2024/1689/oj
# custom:
#   id: INT-007
#   severity: warning
#   remediation: >-
#     Make the artifacts say the same: correct `version`, `name`, `licenses` or `hashes` of the model's component in the
#     SBOM, the card's front matter, or the checksum file, whichever is out of date.
#   controls:
#     nist-ai-rmf-1.0: [MEASURE 2.9]
#     iso-42001: [A.6.2.7]
#     eu-ai-act: ["11(1)", "Annex IV.1(a)"]
#     mitre-atlas: [AML.M0014]
#     aisvs-1.0: ["6.2.3"]
#     csa-aicm: [MDS-05]
package modelward.rules.int_007

applies if count(pairs) > 0

applies if {
	some algorithms in records
	some indexes in algorithms
	count(indexes) > 1
}

# A card and a component of the same model, as [card, sbom, component].
pairs contains [model.card, reference.sbom, reference.component] if {
	some model in input.models
	model.card != null

	# A card that stands in an SBOM is not compared with itself.
	input.model_cards[model.card].format != "cyclonedx"
	some reference in model.components
}

violation contains {"message": text, "at": $"/sboms/{s}/components/{c}/version"} if {
	some [k, s, c] in pairs
	card := input.model_cards[k]
	component := input.sboms[s].components[c]
	plain_version(card.version) != plain_version(component.version)
	text := $"{input.sboms[s].path} states version {component.version} of {component.name}, and {card.path} states {card.version}."
}

violation contains {"message": text, "at": $"/sboms/{s}/components/{c}/name"} if {
	some [k, s, c] in pairs
	card := input.model_cards[k]
	component := input.sboms[s].components[c]
	not names_agree(card.name, component.name)
	text := $"{input.sboms[s].path} calls the model {component.name}, and {card.path} calls it {card.name}."
}

violation contains {"message": text, "at": $"/sboms/{s}/components/{c}/license"} if {
	some [k, s, c] in pairs
	card := input.model_cards[k]
	component := input.sboms[s].components[c]
	not licenses_agree(card.license, component.license)
	text := $"{input.sboms[s].path} states license {component.license.spdx} for {component.name}, and {card.path} states {card.license.spdx}."
}

# Records of a file that is here are compared with the file (INT-002); those of others can only be compared with
# each other.
violation contains {"message": text, "at": $"/checksums/{later}/expected"} if {
	some subject, algorithms in records
	not compared[subject]
	some algorithm, indexes in algorithms
	count({input.checksums[i].expected | some i in indexes}) > 1
	later := max(indexes)
	text := $"{input.checksums[later].manifest} records another {algorithm} digest of {subject} than {input.checksums[min(indexes)].manifest}."
}

unverified contains {"message": text, "at": $"/model_cards/{k}/front_matter"} if {
	some [k, s, _] in pairs
	card := input.model_cards[k]
	card.front_matter == "invalid"
	text := $"{card.path} and {input.sboms[s].path} describe one model and were not compared: the card's front matter cannot be parsed."
}

records[checksum.subject][checksum.algorithm] contains i if {
	some i, checksum in input.checksums
	checksum.expected != null
}

compared := {checksum.subject |
	some checksum in input.checksums
	checksum.status in {"match", "mismatch", "pointer-match", "weak-match"}
}

# "v1.2" and "1.2" are one version.
plain_version(version) := trim_prefix(lower(version), "v")

# A heading such as "Model Card for Acme Risk" names acme-risk.
names_agree(null, _)

names_agree(a, b) if contains(letters(a), letters(b))

names_agree(a, b) if contains(letters(b), letters(a))

letters(text) := strings.replace_n(separators, lower(text))

# A regular expression would cost more than all other rules together: it is compiled anew in each run.
separators := {character: "" | some character in split(" -_./:()[],'+#@", "")}

licenses_agree(null, _)

licenses_agree(_, null)

licenses_agree(a, _) if not is_listed(a)

licenses_agree(_, b) if not is_listed(b)

licenses_agree(a, b) if without_only(a.spdx) == without_only(b.spdx)

# Licenses that SPDX does not list have no common name to compare.
is_listed(license) if {
	license.spdx != null
	not contains(license.spdx, "LicenseRef-")
}

without_only(expression) := trim_suffix(expression, "-only")
