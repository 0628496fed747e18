package modelward.lint.lint_001_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_001 as rule

messages(text) := result if result := {finding.message | some finding in rule.violation} with input as lint.rule(text)

test_passes_for_a_finding if {
	messages(`violation contains {"message": "x", "at": "", "severity": "note"} if input.a`) == set()
	messages(`violation contains {"message": text, "at": $"/files/{i}"} if { some i, f in input.files; text := f.path }`) == set()
}

test_passes_for_what_cannot_be_told if {
	messages(`violation contains element if some element in input.elements`) == set()
	messages(`violation contains {"msg": "x"} if input.a`) == set()
	messages(`other contains {"text": "x"} if input.a`) == set()
}

test_fails_without_a_message_or_a_place if {
	messages(`violation contains {"at": ""} if input.a`) == {`An element of violation has no "message".`}
	messages(`unverified contains {"message": "x"} if input.a`) == {`An element of unverified has no "at".`}
}

test_fails_for_an_element_that_the_body_names if {
	messages(`violation contains element if { input.a; element := {"message": "x"} }`) == {`An element of violation has no "at".`}
}

test_fails_for_another_key if {
	text := `violation contains {"message": "x", "at": "", "path": "y"} if input.a`
	messages(text) == {`An element of violation has the key "path", which no report knows.`}
}

test_fails_for_a_place_that_is_no_pointer if {
	expected := {`"at" begins with "files/": it is no JSON Pointer into the facts.`}
	messages(`violation contains {"message": "x", "at": "files/"} if input.a`) == expected
	messages(`violation contains {"message": "x", "at": $"files/{input.i}"} if input.a`) == expected
}

test_fails_for_another_severity if {
	text := `violation contains {"message": "x", "at": "", "severity": "high"} if input.a`
	messages(text) == {`"high" is no severity: error, warning or note.`}
}

test_says_where if {
	finding := {"message": `An element of violation has no "at".`, "at": "/ast/rules/1"}
	rule.violation == {finding} with input as lint.rule("a := 1\n\nviolation contains {\"message\": \"x\"} if input.a")
}
