package modelward.lint.lint_003_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_003 as rule

messages(text) := result if result := {finding.message | some finding in rule.violation} with input as lint.rule(text)

test_passes_for_as_many_arguments_as_verbs if {
	messages(`x := sprintf("%v of %05.2f%%", [input.a, input.b])`) == set()
}

test_passes_where_it_cannot_be_told if {
	messages(`x := sprintf("%*d %[1]v", [input.a, input.b, input.c])`) == set()
	messages(`x := sprintf("%v %v", input.all)`) == set()
}

test_fails_for_one_too_few if {
	messages(`x := sprintf("%v of %v", [input.a])`) == {`The format "%v of %v" has 2 verbs, and there are 1 arguments.`}
}

test_fails_for_one_too_many if {
	messages(`x := sprintf("all", [input.a])`) == {`The format "all" has 0 verbs, and there are 1 arguments.`}
}
