# METADATA
# title: What tests look at
# description: Names in `data` that the test files mention, by a reference, an import or their own package.
package modelward.lint.lib.tests

# A test may import a package above, or name something in this one.
is_mentioned(name) if {
	some other in input.mentioned
	startswith($"{other}.", $"{name}.")
}

is_mentioned(name) if {
	some other in input.mentioned
	startswith($"{name}.", $"{other}.")
}
