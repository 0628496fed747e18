# METADATA
# title: The time is that of the check
# description: >-
#   `time.now_ns()` is asked of the policy engine, which every check then loads. The effective time is in `data`,
#   where a test can set it.
# custom:
#   id: LINT-004
#   severity: warning
#   remediation: >-
#     Read `data.modelward.time`, RFC 3339 in UTC; such texts compare as the times do: `entry.expires <
#     data.modelward.time`.
package modelward.lint.lint_004

import data.modelward.lint.lib.ast

violation contains {"message": "time.now_ns() is the effective time, which is in data.modelward.time.", "at": at} if {
	some [path, "time.now_ns", _] in ast.calls
	at := ast.pointer(path)
}
