package modelward.rules.int_002_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.int_002 as rule

with_checksum(changes) := facts.document({"checksums": [facts.checksum(changes)]})

test_passes_when_digests_agree if {
	every status in ["match", "pointer-match", "weak-match"] {
		document := with_checksum({"status": status})
		rule.applies with input as document
		count(rule.violation) == 0 with input as document
		count(rule.unverified) == 0 with input as document
	}
}

test_fails_on_a_mismatch if {
	document := with_checksum({"status": "mismatch", "actual": facts.digest("2", 64)})
	rule.violation == {{
		"message": "SHA256SUMS records sha256 1111111111111111… for model.safetensors, whose digest is 2222222222222222….",
		"at": "/checksums/0/expected",
	}} with input as document
	count(rule.unverified) == 0 with input as document
}

test_says_why_where_the_digest_tells_nothing if {
	document := with_checksum({
		"manifest": "model.sig",
		"source": "signature",
		"status": "mismatch",
		"actual": null,
		"reason": "the file has 9 bytes, and 8 were recorded",
	})
	rule.violation == {{
		"message": "model.sig records a digest of model.safetensors that does not fit: the file has 9 bytes, and 8 were recorded.",
		"at": "/checksums/0/expected",
	}} with input as document
}

test_does_not_apply_without_records if {
	not rule.applies with input as facts.unrelated
}

test_does_not_apply_to_files_that_no_manifest_lists if {
	not rule.applies with input as with_checksum({"status": "unlisted", "expected": null})
}

test_cannot_tell_when_the_file_is_missing if {
	document := with_checksum({"status": "missing", "actual": null, "reason": "the file is not in the tree"})
	count(rule.violation) == 0 with input as document
	rule.unverified == {{
		"message": "SHA256SUMS records a digest of model.safetensors, which is not in the tree.",
		"at": "/checksums/0",
	}} with input as document
}

test_cannot_tell_when_the_digest_cannot_be_computed if {
	document := with_checksum({"status": "not-checkable", "actual": null, "reason": "blake3 is not computed"})
	rule.unverified == {{
		"message": "The digest of model.safetensors in SHA256SUMS was not compared: blake3 is not computed.",
		"at": "/checksums/0",
	}} with input as document
}

test_says_once_a_lockfile_that_dvc_keeps_files_elsewhere if {
	record := {"source": "dvc", "manifest": "dvc.lock", "algorithm": "md5", "status": "not-checkable", "actual": null}
	document := facts.document({"checksums": [
		facts.checksum(object.union(record, {"subject": "data/a.csv"})),
		facts.checksum(object.union(record, {"subject": "data/b.csv"})),
	]})
	rule.unverified == {{
		"message": "Files that dvc.lock records are not in the tree, so their digests were not compared.",
		"at": "/checksums/0",
		"severity": "note",
	}} with input as document
}

test_cannot_tell_for_a_reason_that_is_not_known if {
	document := with_checksum({"status": "not-checkable", "actual": null, "reason": null})
	rule.unverified == {{
		"message": "The digest of model.safetensors in SHA256SUMS was not compared: the reason is not known.",
		"at": "/checksums/0",
	}} with input as document
}
