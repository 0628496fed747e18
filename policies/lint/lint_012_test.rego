package modelward.lint.lint_012_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_012 as rule

test_passes_in_a_test_file if {
	count(rule.violation) == 0 with input as lint.test("test_a := true")
}

test_passes_for_a_function if count(rule.violation) == 0 with input as lint.rule("test_name(x) := x")

test_fails_elsewhere if {
	finding := {"message": "test_a is in no test file, so it is never run.", "at": "/ast/rules/0"}
	rule.violation == {finding} with input as lint.rule("test_a := true")
}
