package modelward.rules.read_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.read_001 as rule

with_unread(changes) := facts.document({"unread": [facts.unread(object.union(
	{"path": "runs.json", "kind": "lineage", "message": "The document ends too early."},
	changes,
))]})

test_passes_when_everything_was_read if {
	document := facts.document({"files": [facts.weights({})]})
	rule.applies with input as document
	count(rule.violation) == 0 with input as document
}

test_fails_for_each_reason if {
	every reason in ["malformed", "limit", "unreadable", "outside-tree"] {
		rule.applies with input as with_unread({"reason": reason})
		rule.violation == {{
			"message": "runs.json cannot be read: The document ends too early.",
			"at": "/unread/0",
			"severity": "error",
		}} with input as with_unread({"reason": reason})
	}
}

test_warns_when_the_rest_was_read if {
	rule.violation == {{
		"message": "runs.json cannot be read in part: The document ends too early.",
		"at": "/unread/0",
		"severity": "warning",
	}} with input as with_unread({"extent": "part"})
}

test_passes_for_formats_that_are_not_read if {
	count(rule.violation) == 0 with input as with_unread({"reason": "unsupported"})
}

test_leaves_cards_sboms_and_manifests_to_their_own_rules if {
	every kind in ["model-card", "sbom"] {
		count(rule.violation) == 0 with input as with_unread({"kind": kind})
	}
	count(rule.violation) == 0 with input as with_unread({"kind": "governance", "path": "a/ml-system.yml"})
}

test_fails_for_other_governance_files if {
	count(rule.violation) == 1 with input as with_unread({"kind": "governance", "path": "threat-model.json"})
}

test_notes_other_files_beside_artifacts if {
	document := object.union(with_unread({"kind": "other"}), {"files": [facts.weights({})]})
	{finding.severity | some finding in rule.violation} == {"note"} with input as document
}

test_does_not_apply_without_artifacts if {
	not rule.applies with input as facts.unrelated
	not rule.applies with input as with_unread({"kind": "other"})
}

test_dependency_files_alone_are_no_system_of_ml if {
	not rule.applies with input as with_unread({"kind": "dependencies"})
	not rule.applies with input as facts.document({"files": [facts.file({"kind": "dependencies"})]})
}

test_dependency_file_that_cannot_be_read_is_a_warning if {
	document := object.union(with_unread({"kind": "dependencies"}), {"files": [facts.weights({})]})
	{finding.severity | some finding in rule.violation} == {"warning"} with input as document
}
