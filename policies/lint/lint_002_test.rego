package modelward.lint.lint_002_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_002 as rule

count_in(text) := result if result := count(rule.violation) with input as lint.rule(text)

test_passes_for_interpolation if count_in(`x := $"{input.a} is no card."`) == 0

test_passes_for_what_interpolation_cannot_do if {
	every format in ["%05d", "%x", "%q", "%.2f", "%6s", "%-4v", "%[1]v"] {
		count_in($"x := sprintf(`{format}`, [input.a])") == 0
	}
}

test_passes_where_the_format_is_not_known if {
	count_in(`x := sprintf(input.format, [input.a])`) == 0
	count_in(`x := sprintf("%v %v", input.all)`) == 0
}

test_passes_in_a_test if {
	count(rule.violation) == 0 with input as lint.test("x := sprintf(`%v`, [1])")
}

test_fails_where_interpolation_says_the_same if {
	count_in(`x := sprintf("%v is %s of %d, 100%%", [input.a, input.b, 1])`) == 1
	count_in(`x if { y := sprintf("a", []); y == "a" }`) == 1
}

test_fails_in_every_kind_of_body if {
	count_in(`x := {y | some a in input.b; y := upper(sprintf("%v", [a]))}`) == 1
	count_in(`x if { every a in input.b { sprintf("%v", [a]) == "b" } }`) == 1
}
