package modelward.lint.lint_006_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_006 as rule

violation := `violation contains {"message": "x", "at": ""} if input.a`

count_for(mentioned) := result if {
	result := count(rule.violation) with input as object.union(lint.rule(violation), {"mentioned": mentioned})
}

test_passes_where_a_test_mentions_it if {
	count_for(["data.acme.a"]) == 0
	count_for(["data.acme.a.violation"]) == 0
}

test_passes_where_a_test_may_mean_it if {
	count_for(["data.acme"]) == 0
	count_for(["data"]) == 0
}

test_passes_for_what_is_no_rule if {
	count(rule.violation) == 0 with input as lint.rule("x := 1")
	count(rule.violation) == 0 with input as lint.test(violation)
}

test_fails_without_a_test if {
	finding := {"message": "No test mentions data.acme.a.", "at": "/ast/package"}
	rule.violation == {finding} with input as lint.rule(violation)
}

test_fails_where_tests_are_of_others if count_for(["data.acme.ab", "data.acme.b.violation"]) == 1
