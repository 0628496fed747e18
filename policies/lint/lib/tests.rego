# METADATA
# title: What tests look at
# description: Names in `data` that test files mention, by reference or import.
package modelward.lint.lib.tests

import data.modelward.lint.lib.ast

# A test may import a package above, or name something in this one.
is_mentioned(name) if {
	some other in mentioned
	startswith($"{other}.", $"{name}.")
}

is_mentioned(name) if {
	some other in mentioned
	startswith($"{name}.", $"{other}.")
}

modules := [module | some module in input.modules; module.test]

mentioned contains ast.package_name(module) if some module in modules

mentioned contains ast.reference(item.path) if {
	some module in modules
	some item in module.ast.imports
}

mentioned contains named_part(node) if {
	some [m, _, node] in ast.nodes
	input.modules[m].test
	node.type == "ref"
	node.value[0].value == "data"
}

# "data.acme" of data.acme[name].rules
named_part(ref) := concat(".", [part.value | some part in array.slice(ref.value, 0, end)]) if {
	end := min([i | some i, part in ref.value; i > 0; part.type != "string"])
} else := ast.reference(ref)
