# METADATA
# title: A test of findings gives the rule something to judge
# description: >-
#   Without `with input as` a test sees no input at all, in which no rule finds anything: that nothing is found
#   proves nothing.
# custom:
#   id: LINT-013
#   severity: warning
#   remediation: >-
#     Say what is judged: `count(rule.violation) == 0 with input as data.fixtures["good"]`.
package modelward.lint.lint_013

import data.modelward.lint.lib.ast

violation contains {"message": text, "at": ast.pointer([i])} if {
	input.test
	some i, rule in input.ast.rules
	startswith(rule.head.ref[0].value, "test_")
	not has_with(rule)
	some set_name in asked_sets(rule)
	text := $"The test asks for {set_name} and gives no input."
}

has_with(rule) if {
	walk(rule, [_, node])
	node["with"]
}

# violation and unverified of another package; those of the test's own may be its helpers.
asked_sets(rule) := {ast.last(node) |
	walk(rule, [_, node])
	node.type == "ref"
	count(node.value) > 1
	ast.finding_sets[ast.last(node)]
	roots[node.value[0].value]
}

# Names by which a test file calls what is outside of it.
roots := {"data"} | {name |
	some item in input.ast.imports
	name := object.get(item, "alias", ast.last(item.path))
}
