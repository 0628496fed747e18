package modelward.lint.lint_004_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_004 as rule

count_in(text) := result if result := count(rule.violation) with input as lint.rule(text)

test_passes_for_the_effective_time if count_in(`x if input.expires < data.modelward.time`) == 0

test_passes_for_other_functions_of_time if count_in(`x := time.parse_rfc3339_ns(input.expires)`) == 0

test_fails_for_the_clock if {
	count_in(`x := time.now_ns()`) == 1
	count_in(`x if time.now_ns() - time.parse_rfc3339_ns(input.a) > 10`) == 1
}
