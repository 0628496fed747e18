package modelward.lint.lint_008_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_008 as rule

messages(text) := result if result := {finding.message | some finding in rule.violation} with input as lint.rule(text)

test_passes_for_what_can_be_true if {
	every condition in [
		"true",
		"not false",
		`lower(input.a) == "abc-1"`,
		`startswith(upper(input.a), "ABC")`,
		`contains(input.a, "Abc")`,
		`type_name(input.a) == "array"`,
		"count(input.a) < 1",
		"input.a in {1}",
		`input.a == "x"; input.b == "y"`,
		`input.a == "x"; input.a == "x"`,
		`input.a != "x"; input.a != "y"`,
		`input.a == "x"; not input.a == "y"`,
		`input.a == "x"; every b in input.c { b.a == "y" }`,
		`some i; input.a[i] == 1; some j; input.a[j] == 2`,
		`input.a[_] == 1; input.a[_] == 2`,
	] {
		messages($"x if \{ {condition} }") == set()
	}
}

test_passes_for_different_bodies if {
	messages(`x if input.a == "x"
x if input.a == "y"`) == set()
}

test_passes_for_a_value_in_a_head if messages("default x := false\n\ny := false if input.a") == set()

test_fails_for_a_constant if {
	messages("x if { input.a; false }") == {"false is never true."}
	messages("x if 1 == 2") == {"1 is never 2."}
}

test_fails_for_letters_of_the_other_case if {
	expected := {`lower gives no text with such letters: "MIT".`}
	messages(`x if lower(input.a) == "MIT"`) == expected
	messages(`x if "MIT" == lower(input.a)`) == expected
	messages(`x if startswith(lower(input.a), "MIT")`) == expected
	messages(`x if upper(input.a) == "mit"`) == {`upper gives no text with such letters: "mit".`}
}

test_fails_for_a_type_that_there_is_none if {
	messages(`x if type_name(input.a) == "integer"`) == {`type_name never gives "integer".`}
}

test_fails_for_an_empty_collection if {
	messages("x if input.a in []") == {"Nothing is in an empty collection."}
	messages("x if count(input.a) < 0") == {"A count is never below 0."}
}

test_fails_for_two_values_of_one_fact if {
	text := `x if { some f in input.files; f.kind == "a"; f.size == 1; f.kind == "b" }`
	messages(text) == {`f.kind cannot be "a" and "b" at once.`}
	at := {finding.at | some finding in rule.violation} with input as lint.rule(text)
	at == {"/ast/rules/0/body/3"}
}
