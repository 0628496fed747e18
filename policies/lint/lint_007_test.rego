package modelward.lint.lint_007_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_007 as rule

definition := `violation contains {"message": "x", "at": ""} if input.a`

with_hits(hits) := object.union(lint.rule(definition), {"mentioned": ["data.acme.a"], "hits": hits})

test_passes_where_a_test_makes_it_true if {
	count(rule.violation) == 0 with input as with_hits([{"entered": true, "fired": true}])
}

test_passes_without_a_test_which_is_told_already if {
	count(rule.violation) == 0 with input as lint.rule(definition)
}

test_passes_where_a_test_did_not_end if {
	stopped := object.union(with_hits([{"entered": false, "fired": false}]), {"ended": false})
	count(rule.violation) == 0 with input as stopped
}

test_fails_where_none_does if {
	finding := {"message": "No test makes this violation true.", "at": "/ast/rules/0"}
	rule.violation == {finding} with input as with_hits([{"entered": true, "fired": false}])
}
