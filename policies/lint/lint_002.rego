# METADATA
# title: Messages are written with interpolation
# description: >-
#   `$"...{x}..."` prints what `sprintf` prints with `%v`, `%s` and `%d`. The module carries it itself; `sprintf`
#   it asks of the policy engine, which every check then loads, and that takes longer than the check.
# custom:
#   id: LINT-002
#   severity: warning
#   remediation: >-
#     Write `$"{card.path} has no license."` for `sprintf("%v has no license.", [card.path])`. Where a value may
#     be undefined, look at it in an expression of its own first: interpolation prints `<undefined>`, and
#     `sprintf` is undefined itself.
package modelward.lint.lint_002

import data.modelward.lint.lib.ast

violation contains {"message": text, "at": ast.pointer(path)} if {
	some [path, format, number] in ast.sprintf_calls
	verbs := ast.verbs(format)
	count(verbs) == number
	every verb in verbs { verb in {"%v", "%s", "%d"} }
	text := $"sprintf with the format \"{format}\" can be an interpolated string."
}
