package modelward.lint.lint_009_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_009 as rule

messages(text) := result if result := {finding.message | some finding in rule.violation} with input as lint.rule(text)

test_passes_for_a_value if {
	messages(`x if input.a in {"md5", "sha1"}`) == set()
	messages(`x if input.a in {"md5": "weak", "sha1": "weak"}`) == set()
	messages(`x if "weak" in {"md5": "weak"}`) == set()
	messages(`x if true in {"md5": true}`) == set()
}

test_passes_for_an_iteration if messages(`x if { some k, v in {"md5": true}; k == input.a; v }`) == set()

test_fails_for_an_object_that_is_taken_for_a_set if {
	expected := {"The object is taken for a set: in looks at its values, which are all true."}
	messages(`x if input.a in {"md5": true, "sha1": true}`) == expected
	messages("weak := {`md5`: true}\n\nx if not input.a in weak") == expected
}

test_fails_for_a_key if {
	messages(`x if "md5" in {"md5": "weak"}`) == {`"md5" is a key of the object, and in looks at the values.`}
}
