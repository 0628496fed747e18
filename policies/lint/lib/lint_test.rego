# METADATA
# title: Policies for tests of lints
# description: Makes what a lint sees from the text of a file.
package modelward.lint.lib.lint_test

# A file as a lint sees it. No test reached any definition.
file(path, text) := {
	"file": path,
	"test": endswith(path, "_test.rego"),
	"ast": ast,
	"hits": [{"entered": false, "fired": false} | some _ in ast.rules],
	"mentioned": [],
	"ended": true,
	"nullable": [],
	"lists": [],
} if {
	ast := rego.parse_module(path, text)
}

# A file with a rule of this text.
rule(text) := file("a.rego", $"package acme.a\n\n{text}\n")

# A test file with a test of this text.
test(text) := file("a_test.rego", $"package acme.a_test\n\nimport data.acme.a as rule\n\n{text}\n")
