# METADATA
# title: A parsed policy
# description: >-
#   Questions about OPA's syntax tree of the file that is linted. Nodes are given as [path, node], with the path below the
#   file's rules.
package modelward.lint.lib.ast

# What makes a package a rule.
finding_sets := {"violation", "unverified"}

# Every object of the file's rules. One walk serves all lints.
nodes := [[path, node] | walk(input.ast.rules, [path, node]); is_object(node)]

# The same, of a file that is no test.
shipped := [entry | not input.test; some entry in nodes]

# Calls in such a file, as [path, name, arguments]; an operator is a call too.
calls := array.concat(
	[[path, reference(node.terms[0]), array.slice(node.terms, 1, count(node.terms))] |
		some [path, node] in shipped
		is_array(node.terms)
	],
	[[path, reference(node.value[0]), array.slice(node.value, 1, count(node.value))] |
		some [path, node] in shipped
		node.type == "call"
	],
)

# Definitions of violation and unverified in such a file, as [index, rule].
findings := [[i, rule] |
	not input.test
	some i, rule in input.ast.rules
	finding_sets[rule.head.ref[0].value]
	rule.head.key
]

# JSON Pointer of a node.
pointer(path) := $"/ast/rules/{concat("/", [$"{part}" | some part in path])}"

# "input.files", "time.now_ns": a reference as it is written, where all its parts are names.
reference(term) := concat(".", [part.value | some part in term.value]) if is_named(term)

reference(term) := term.value if term.type == "var"

is_named(term) if {
	term.type == "ref"
	every i, part in term.value {
		part.type == {true: "var", false: "string"}[i == 0]
	}
}

scalar_types := {"string", "number", "boolean", "null"}

is_scalar(term) if scalar_types[term.type]

# Names of the variables of a node.
variables(node) := {part.value |
	walk(node, [_, part])
	part.type == "var"
}

# What the term stands for: a variable that the rule's body assigns once is what it was assigned.
resolved(rule, term) := values[0] if {
	term.type == "var"
	values := [expression.terms[2] |
		some expression in rule.body
		reference(expression.terms[0]) == "assign"
		expression.terms[1].value == term.value
	]
	count(values) == 1
} else := term

# The value of an element's key: of {"message": x, "at": y} in the head of a rule.
member(element, key) := value if {
	element.type == "object"
	some [name, value] in element.value
	name.value == key
}

# What `some k, v in collection` of a node declares, as [key, value, collection]; a key that is not asked for is null.
iterations(node) := array.concat(
	[[null, symbol.value[1], symbol.value[2]] |
		walk(node, [_, symbol])
		symbol.type == "call"
		reference(symbol.value[0]) == "internal.member_2"
	],
	[[symbol.value[1], symbol.value[2], symbol.value[3]] |
		walk(node, [_, symbol])
		symbol.type == "call"
		reference(symbol.value[0]) == "internal.member_3"
	],
)

# Elements of what input holds, and of what those hold: name of the variable → name of the list that it comes from.
elements_of_input(rule) := object.union(direct, indirect) if {
	all := iterations(rule)
	direct := {value.value: last(collection) |
		some [_, value, collection] in all
		value.type == "var"
		collection.type == "ref"
		collection.value[0].value == "input"
	}
	indirect := {value.value: last(collection) |
		some [_, value, collection] in all
		value.type == "var"
		collection.type == "ref"
		direct[collection.value[0].value]
	}
}

last(ref) := ref.value[count(ref.value) - 1].value

# The package's own name in `data`.
package_name := concat(".", [part.value | some part in input.ast["package"].path])

# Verbs of a format, each as it is written; "%%" is none.
verbs(format) := [match[0] |
	some match in regex.find_all_string_submatch_n(`%[-+# 0]*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:\[\d+\])?.`, format, -1)
	match[0] != "%%"
]

# Calls of sprintf whose format and number of arguments can be told, as [path, format, number].
sprintf_calls := [[path, format.value, count(arguments.value)] |
	some [path, "sprintf", [format, arguments]] in calls
	format.type == "string"
	arguments.type == "array"
]
