# METADATA
# title: A condition can be true
# description: >-
#   An expression that is false whatever the facts are makes its body, and with it the rule, find nothing, for
#   ever.
# custom:
#   id: LINT-008
#   severity: error
#   remediation: >-
#     Correct what is compared, or take the definition away.
package modelward.lint.lint_008

import data.modelward.lint.lib.ast

violation contains {"message": text, "at": ast.pointer(path)} if {
	some [path, node] in ast.shipped
	is_number(node.index)
	not node.negated
	text := why(node)
}

violation contains {"message": text, "at": ast.pointer(array.concat(path, ["body", j]))} if {
	some [path, node] in ast.shipped
	is_array(node.body)
	wanted := [[i, name, value] |
		some i, expression in node.body
		not expression.negated
		[name, value] := wanted_of(expression)
	]
	some k, [_, fact, first] in wanted
	some [j, same, other] in array.slice(wanted, k + 1, count(wanted))
	same == fact
	first != other
	text := $"{fact} cannot be {json_of(first)} and {json_of(other)} at once."
}

why(expression) := "false is never true." if {
	expression.terms.type == "boolean"
	expression.terms.value == false
}

why(expression) := $"{json_of(a.value)} is never {json_of(b.value)}." if {
	[a, b] := equality(expression)
	ast.is_scalar(a)
	ast.is_scalar(b)
	a.value != b.value
}

why(expression) := $"{function} gives no text with such letters: \"{constant.value}\"." if {
	[call, constant] := compared(expression)
	constant.type == "string"
	function := called(call)
	is_other_case(function, constant.value)
}

why(expression) := $"type_name never gives \"{constant.value}\"." if {
	[call, constant] := compared(expression)
	called(call) == "type_name"
	constant.type == "string"
	ast.reference(expression.terms[0]) == "equal"
	not constant.value in {"array", "boolean", "null", "number", "object", "set", "string"}
}

why(expression) := "Nothing is in an empty collection." if {
	ast.reference(expression.terms[0]) == "internal.member_2"
	collection := expression.terms[2]
	collection.type in {"array", "object", "set"}
	count(collection.value) == 0
}

why(expression) := "A count is never below 0." if {
	ast.reference(expression.terms[0]) == "lt"
	called(expression.terms[1]) == "count"
	expression.terms[2].type == "number"
	expression.terms[2].value <= 0
}

equality(expression) := [expression.terms[1], expression.terms[2]] if ast.reference(expression.terms[0]) == "equal"

# The call and the constant of `lower(x) == "a"`, `"a" == lower(x)`, `startswith(lower(x), "a")`.
compared(expression) := [expression.terms[1], expression.terms[2]] if {
	ast.reference(expression.terms[0]) in {"equal", "startswith", "endswith", "contains"}
	expression.terms[1].type == "call"
} else := [expression.terms[2], expression.terms[1]] if {
	ast.reference(expression.terms[0]) == "equal"
	expression.terms[2].type == "call"
}

called(term) := ast.reference(term.value[0]) if term.type == "call"

is_other_case("lower", text) if lower(text) != text

is_other_case("upper", text) if upper(text) != text

# The reference that must have a value, and the value. A variable of the same name has the same value in one body.
wanted_of(expression) := [ast.reference(a), b.value] if {
	[a, b] := equality(expression)
	a.type == "ref"
	ast.is_named(a)
	count(a.value) > 1
	ast.is_scalar(b)
}

json_of(value) := $"\"{value}\"" if is_string(value)

json_of(value) := $"{value}" if not is_string(value)
