# METADATA
# title: Findings are not numbered
# description: >-
#   An index changes as soon as a file is added before: the same finding then has another text, and looks new.
#   Lists have no order that means anything to a reader.
# custom:
#   id: LINT-011
#   severity: warning
#   remediation: >-
#     Name what identifies the element, `$"{card.path} ..."`; the index belongs into `at`.
package modelward.lint.lint_011

import data.modelward.lint.lib.ast

violation contains {"message": text, "at": ast.pointer([i])} if {
	some [i, rule] in ast.findings
	element := ast.resolved(rule, rule.head.key)
	message := ast.resolved(rule, ast.member(element, "message"))
	message.type == "templatestring"
	some part in message.value.parts
	part.terms.type == "var"
	some [key, _, collection] in ast.iterations(rule.body)
	key.type == "var"
	key.value == part.terms.value
	is_list_of_facts(rule, collection)
	text := $"The message holds {key.value}, an index."
}

is_list_of_facts(rule, collection) if {
	collection.type == "ref"
	ast.last(collection) in input.lists
	is_fact(rule, collection.value[0].value)
}

is_fact(_, "input")

is_fact(rule, name) if ast.elements_of_input(rule)[name]
