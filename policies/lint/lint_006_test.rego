package modelward.lint.lint_006_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_006 as rule

violation := `violation contains {"message": "x", "at": ""} if input.a`

messages(test) := result if result := {finding.message | some finding in rule.violation} with input as lint.tested(violation, test)

test_passes_where_a_test_imports_it if messages("test_a if rule.violation with input as 1") == set()

test_passes_where_a_test_names_it if {
	files := {
		"a.rego": $"package acme.a\n\n{violation}",
		"b_test.rego": "package b_test\n\ntest_a if count(data.acme.a.violation) == 0",
		"c.rego": $"package acme.c\n\n{violation}",
		"d_test.rego": "package acme.c\n\ntest_a if count(violation) == 0",
	}
	count(rule.violation) == 0 with input as lint.files(files)
}

test_passes_where_a_test_may_mean_it if {
	files := {
		"a.rego": $"package acme.a\n\n{violation}",
		"b_test.rego": "package b_test\n\ntest_a if { some name in [`a`]; count(data.acme[name].violation) == 0 }",
	}
	count(rule.violation) == 0 with input as lint.files(files)
}

test_passes_for_what_is_no_rule if {
	count(rule.violation) == 0 with input as lint.rule("x := 1")
}

test_fails_without_a_test if {
	finding := {"message": "No test mentions data.a.", "at": "/modules/0/ast/package"}
	rule.violation == {finding} with input as lint.rule(violation)
}

test_fails_where_tests_are_of_others if {
	files := {
		"a.rego": $"package acme.a\n\n{violation}",
		"b_test.rego": "package b_test\n\nimport data.acme.ab\n\ntest_a if count(ab.violation) == 0",
	}
	count(rule.violation) == 1 with input as lint.files(files)
}
