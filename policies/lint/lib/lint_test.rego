# METADATA
# title: Policies for tests of lints
# description: Makes what lints see from the text of files.
package modelward.lint.lib.lint_test

# Files as lints see them: path → text. No definition was reached by a test.
files(texts) := {
	"modules": [module(path, text) | some path, text in texts],
	"nullable": [],
	"lists": [],
}

module(path, text) := {
	"file": path,
	"test": endswith(path, "_test.rego"),
	"ast": ast,
	"hits": [{"entered": false, "fired": false} | some _ in ast.rules],
} if {
	ast := rego.parse_module(path, text)
}

# One file with a rule of this text, in a package.
rule(text) := files({"a.rego": $"package a\n\n{text}\n"})

# What a test says of one file beside the rule.
tested(text, test) := files({
	"a.rego": $"package acme.a\n\n{text}\n",
	"a_test.rego": $"package acme.a_test\n\nimport data.acme.a as rule\n\n{test}\n",
})
