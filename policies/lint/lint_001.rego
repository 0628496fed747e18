# METADATA
# title: Findings have the form that a report can show
# description: >-
#   An element of `violation` or `unverified` without `message` or `at`, with another key, or with an `at` that is
#   no JSON Pointer is no finding: the rule ends in outcome `error` on the day on which it finds something.
# custom:
#   id: LINT-001
#   severity: error
#   remediation: >-
#     Write `{"message": "...", "at": "/model_cards/0"}`; `severity` may be a third key, with `error`, `warning`
#     or `note`.
package modelward.lint.lint_001

import data.modelward.lint.lib.ast

# The `{"msg": ...}` of Conftest is a form of its own.
elements := [[i, rule, element] |
	some [i, rule] in ast.findings
	element := ast.resolved(rule, rule.head.key)
	element.type == "object"
	not ast.member(element, "msg")
	every pair in element.value { pair[0].type == "string" }
]

violation contains {"message": text, "at": at(i)} if {
	some [i, rule, element] in elements
	some key in ["message", "at"]
	not ast.member(element, key)
	text := $"An element of {rule.head.ref[0].value} has no \"{key}\"."
}

violation contains {"message": text, "at": at(i)} if {
	some [i, rule, element] in elements
	some [key, _] in element.value
	not key.value in {"message", "at", "severity"}
	text := $"An element of {rule.head.ref[0].value} has the key \"{key.value}\", which no report knows."
}

violation contains {"message": text, "at": at(i)} if {
	some [i, rule, element] in elements
	beginning := beginning_of(ast.resolved(rule, ast.member(element, "at")))
	beginning != ""
	not startswith(beginning, "/")
	text := $"\"at\" begins with \"{beginning}\": it is no JSON Pointer into the facts."
}

violation contains {"message": text, "at": at(i)} if {
	some [i, _, element] in elements
	severity := ast.member(element, "severity")
	severity.type == "string"
	not severity.value in {"error", "warning", "note"}
	text := $"\"{severity.value}\" is no severity: error, warning or note."
}

at(i) := ast.pointer([i])

beginning_of(term) := term.value if term.type == "string"

beginning_of(term) := part.value if {
	term.type == "templatestring"
	part := term.value.parts[0]
	part.type == "string"
}
