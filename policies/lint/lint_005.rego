# METADATA
# title: A list is not joined with itself
# description: >-
#   Two iterations over one list in one body look at each pair: twice the files take four times as long. Where the
#   pairs are not what is asked for, a set or an object answers in one step.
# custom:
#   id: LINT-005
#   severity: warning
#   remediation: >-
#     Build an index once, `by_name[file.name] contains i if some i, file in input.files`, and look up in it.
#     Where each pair is meant, say so: `i < j` or `i != j` on the two keys.
package modelward.lint.lint_005

import data.modelward.lint.lib.ast

violation contains {"message": text, "at": ast.pointer(array.concat(path, ["body", second.index]))} if {
	some [path, node] in ast.shipped
	is_array(node.body)
	declared := declarations(node.body)
	some i, first in declared
	some second in array.slice(declared, i + 1, count(declared))
	first.over == second.over
	edges := assigned(node.body)
	is_needless(node, graph.reachable(edges, first.names), graph.reachable(edges, second.names))
	text := $"{second.over} is walked once more for each of its elements."
}

# Iterations over lists of input in this body, not in one below.
declarations(body) := [{"index": i, "names": ast.variables([key, value]), "over": over} |
	some i, expression in body
	some symbol in expression.terms.symbols
	some [key, value, collection] in ast.iterations(symbol)
	over := ast.reference(collection)
	startswith(over, "input.")
]

# What the body says of both is nothing, or that a field of the one equals a field of the other.
is_needless(node, a, b) if {
	relating := [expression | some expression in node.body; relates(expression, a, b)]
	count(relating) == 0
	not relates(object.remove(node, ["body"]), a, b)
}

is_needless(node, a, b) if {
	relating := [expression |
		some expression in node.body
		relates(expression, a, b)
		not ast.reference(expression.terms[0]) == "assign"
	]
	count(relating) > 0
	every expression in relating { is_equality_of_fields(expression) }
}

relates(node, a, b) if {
	names := ast.variables(node)
	count(names & a) > 0
	count(names & b) > 0
}

is_equality_of_fields(expression) if {
	not expression.negated
	ast.reference(expression.terms[0]) in {"equal", "eq"}
	every term in array.slice(expression.terms, 1, 3) {
		ast.is_named(term)
		count(term.value) > 1
	}
}

# Name of a variable → names of those that are made from it.
assigned(body) := {source: targets |
	some source in ast.variables(body)
	targets := {target |
		some expression in body
		some [to, from] in flows(expression)
		ast.variables(from)[source]
		some target in ast.variables(to)
	}
}

flows(expression) := [[expression.terms[1], expression.terms[2]]] if ast.reference(expression.terms[0]) == "assign"

flows(expression) := [[[key, value], collection] |
	some [key, value, collection] in ast.iterations(expression.terms.symbols)
] if {
	expression.terms.symbols
}
