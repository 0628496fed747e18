# METADATA
# title: What is not known is null, not absent
# description: >-
#   A fact that is not known is `null`, and `null` is a value: `not card.license` is false for a card without a
#   license.
# custom:
#   id: LINT-010
#   severity: error
#   remediation: >-
#     Compare: `card.license == null`.
package modelward.lint.lint_010

import data.modelward.lint.lib.ast

# An element of a list of facts has all its fields, so `not` can be true of none that is no boolean.
violation contains {"message": text, "at": ast.pointer(array.concat(path, ["body", j]))} if {
	some [[i], rule] in ast.shipped
	elements := ast.elements_of_input(rule)
	walk(rule, [path_below, node])
	path := array.concat([i], path_below)
	some j, expression in node.body
	expression.negated
	ref := expression.terms
	ref.type == "ref"
	count(ref.value) == 2
	elements[ref.value[0].value]
	ref.value[1].value in input.nullable
	text := $"not {ast.reference(ref)} is never true: the fact is null where it is not known."
}
