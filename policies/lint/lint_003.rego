# METADATA
# title: sprintf has an argument for each verb
# description: >-
#   With too few arguments the message says `%!v(MISSING)`, with too many it ends in `%!(EXTRA ...)`.
# custom:
#   id: LINT-003
#   severity: error
#   remediation: >-
#     Give as many arguments as the format has verbs, or write an interpolated string.
package modelward.lint.lint_003

import data.modelward.lint.lib.ast

violation contains {"message": text, "at": ast.pointer(path)} if {
	some [path, format, number] in ast.sprintf_calls
	verbs := ast.verbs(format)
	every verb in verbs { not contains(verb, "*") }
	every verb in verbs { not contains(verb, "[") }
	count(verbs) != number
	text := $"The format \"{format}\" has {count(verbs)} verbs, and there are {number} arguments."
}
