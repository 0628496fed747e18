# METADATA
# title: Each rule has a test
# description: >-
#   A rule that no test looks at is right by luck: a misspelt value never matches, and nobody sees it.
# custom:
#   id: LINT-006
#   severity: warning
#   remediation: >-
#     Write `<rule>_test.rego` beside the rule, which imports it: `import data.acme.rules.acme_001 as rule`.
#     `modelward policy new` makes one.
package modelward.lint.lint_006

import data.modelward.lint.lib.ast
import data.modelward.lint.lib.tests

violation contains {"message": $"No test mentions {ast.package_name}.", "at": "/ast/package"} if {
	count(ast.findings) > 0
	not tests.is_mentioned(ast.package_name)
}
