# METADATA
# title: in looks for a value
# description: >-
#   In an object `x in` looks at the values and not at the keys: `"md5" in {"md5": true}` is false.
# custom:
#   id: LINT-009
#   severity: error
#   remediation: >-
#     Write a set, `{"md5", "sha1"}`, or look the key up: `weak["md5"]`.
package modelward.lint.lint_009

import data.modelward.lint.lib.ast

violation contains {"message": text, "at": ast.pointer(path)} if {
	some [path, "internal.member_2", [element, collection]] in ast.calls
	not "symbols" in path
	element.type != "boolean"
	values := {value.value |
		some [_, value] in object_of(collection).value
		value.type == "boolean"
	}
	values == {true}
	every pair in object_of(collection).value { pair[1].type == "boolean" }
	text := "The object is taken for a set: in looks at its values, which are all true."
}

violation contains {"message": text, "at": ast.pointer(path)} if {
	some [path, "internal.member_2", [element, collection]] in ast.calls
	not "symbols" in path
	element.type == "string"
	object_of(collection)
	every pair in object_of(collection).value { ast.is_scalar(pair[1]) }
	element.value in [key.value | some [key, _] in object_of(collection).value]
	not element.value in [value.value | some [_, value] in object_of(collection).value]
	text := $"\"{element.value}\" is a key of the object, and in looks at the values."
}

# The object as it is written in the call, or by the one definition of the name in this package.
object_of(term) := term if term.type == "object"

object_of(term) := definitions[0].head.value if {
	term.type == "var"
	definitions := [rule | some rule in input.ast.rules; ast.reference(rule.head.ref[0]) == term.value]
	count(definitions) == 1
	definitions[0].head.value.type == "object"
	every expression in definitions[0].body { expression.terms.type == "boolean" }
}
