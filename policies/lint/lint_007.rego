# METADATA
# title: A test shows that each rule can fail
# description: >-
#   Tests ran, and in none of them was this definition true. Nothing tells it from one that can never find
#   anything.
# custom:
#   id: LINT-007
#   severity: warning
#   remediation: >-
#     Write a test with facts in which it finds something, and compare the finding: `rule.violation ==
#     {{"message": ..., "at": ...}} with input as data.fixtures["bad"]`.
package modelward.lint.lint_007

import data.modelward.lint.lib.ast
import data.modelward.lint.lib.tests

violation contains {"message": text, "at": ast.pointer([i])} if {
	some [i, rule] in ast.findings
	input.ended
	tests.is_mentioned(ast.package_name)
	not input.hits[i].fired
	text := $"No test makes this {rule.head.ref[0].value} true."
}
