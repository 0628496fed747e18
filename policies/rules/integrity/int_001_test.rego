package modelward.rules.int_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.int_001 as rule

with_checksums(changes, checksums) := facts.document(object.union(
	facts.card_and_weights({}, changes),
	{"checksums": checksums},
))

test_passes_when_a_manifest_records_sha256 if {
	document := with_checksums({}, [facts.checksum({})])
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
	count(rule.unverified) == 0 with input as document
}

test_passes_for_a_git_lfs_pointer if {
	document := with_checksums({"lfs_pointer": true}, [])
	count(rule.violation) == 0 with input as document
	count(rule.unverified) == 0 with input as document
}

test_passes_when_the_record_could_not_be_compared if {
	document := with_checksums({}, [facts.checksum({"status": "not-checkable", "actual": null})])
	count(rule.violation) == 0 with input as document
}

test_fails_when_a_manifest_leaves_the_file_out if {
	unlisted := facts.checksum({"expected": null, "status": "unlisted", "manifest": "weights/SHA256SUMS"})
	document := with_checksums({}, [unlisted])
	rule.violation == {{
		"message": "model.safetensors is not listed in weights/SHA256SUMS.",
		"at": "/files/1",
	}} with input as document
}

test_fails_when_the_sbom_describes_the_model_without_its_digest if {
	document := object.union(
		with_checksums({}, []),
		{"sboms": [facts.sbom({"components": [facts.component({"hashes": []})]})]},
	)
	rule.violation == {{
		"message": "model.safetensors has no SHA-256 in a checksum file, SBOM or lockfile.",
		"at": "/files/1",
	}} with input as document
}

test_fails_when_only_a_weak_digest_is_recorded_beside_an_sbom if {
	document := object.union(
		with_checksums({}, [facts.checksum({"algorithm": "md5", "status": "weak-match"})]),
		{"sboms": [facts.sbom({"components": [facts.component({})]})]},
	)
	rule.violation == {{
		"message": "model.safetensors is recorded only by MD5 or SHA-1, which do not show tampering.",
		"at": "/files/1",
	}} with input as document
}

test_warns_once_a_model_where_nothing_is_recorded_yet if {
	document := facts.document({
		"models": [facts.model({"files": [0, 1]})],
		"files": [facts.weights({"path": "a.safetensors"}), facts.weights({"path": "b.safetensors"})],
	})
	rule.violation == {{
		"message": "Model files of Acme Risk have no SHA-256 in a checksum file, SBOM or lockfile.",
		"at": "/models/0",
		"severity": "warning",
	}} with input as document
}

test_reports_a_set_of_shards_once if {
	document := facts.document({
		"models": [facts.model({"files": [0, 1]})],
		"files": [
			facts.weights({"path": "m/model-00001-of-00002.safetensors"}),
			facts.weights({"path": "m/model-00002-of-00002.safetensors"}),
		],
		"sboms": [facts.sbom({"components": [facts.component({})]})],
	})
	{finding.at | some finding in rule.violation} == {"/files/0"} with input as document
}

test_does_not_apply_without_model_files if {
	not rule.applies with input as facts.unrelated
}

test_cannot_tell_for_a_pointer_that_states_no_digest if {
	document := with_checksums({"lfs_pointer": true, "sha256": null}, [])
	count(rule.violation) == 0 with input as document
	{finding.at | some finding in rule.unverified} == {"/files/1"} with input as document
}
