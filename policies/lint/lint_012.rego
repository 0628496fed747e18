# METADATA
# title: Tests stand in test files
# description: >-
#   A rule `test_...` outside of a file that ends in `_test.rego` is never run, and ships with the policy.
# custom:
#   id: LINT-012
#   severity: warning
#   remediation: >-
#     Move it to a file that ends in `_test.rego`.
package modelward.lint.lint_012

import data.modelward.lint.lib.ast

violation contains {"message": $"{name} is in no test file, so it is never run.", "at": ast.pointer([i])} if {
	not input.test
	some i, rule in input.ast.rules
	name := rule.head.ref[0].value
	startswith(name, "test_")
	not rule.head.args
}
