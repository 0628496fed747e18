package modelward.lint.lint_013_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_013 as rule

count_in(test) := result if result := count(rule.violation) with input as lint.test(test)

test_passes_with_an_input if {
	count_in("test_a if count(rule.violation) == 0 with input as {}") == 0
	count_in("test_a if { x := {1 | some f in rule.violation} with input as {}; x == set() }") == 0
	count_in("test_a if count(rule.violation) == 0 with data.files as {}") == 0
}

test_passes_for_helpers if {
	count_in("test_a if rule.name(1) == 1") == 0
	count_in("found(x) := y if y := rule.violation with input as x\n\ntest_a if found(1) == set()") == 0
}

test_fails_without if {
	count_in("test_a if count(rule.violation) == 0") == 1
	count_in("test_a if count(data.acme.a.unverified) == 0") == 1
}
