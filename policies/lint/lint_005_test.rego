package modelward.lint.lint_005_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_005 as rule

count_in(text) := result if result := count(rule.violation) with input as lint.rule(text)

test_passes_for_two_lists if count_in(`x if { some a in input.files; some b in input.checksums; a.path == b.subject }`) == 0

test_passes_for_a_list_in_an_element if {
	count_in(`x if { some a in input.sboms; some b in a.components; b.name == a.path }`) == 0
}

test_passes_for_pairs_of_keys if {
	every operator in ["<", "!="] {
		count_in($"x contains a if \{ some i, a in input.files; some j, b in input.files; i {operator} j; a.id == b.id }") == 0
	}
}

test_passes_for_a_key_that_is_looked_up if {
	count_in(`x contains a if { some a in input.models; some j, b in input.models; j == a.base; b.card }`) == 0
}

test_passes_for_what_no_index_answers if {
	count_in(`x contains a if { some a in input.files; some b in input.files; startswith(a.path, b.path) }`) == 0
	count_in(`x contains a if { some a in input.files; some b in input.files; p := a.path; p > b.path }`) == 0
}

test_passes_for_a_product_that_is_wanted if {
	count_in(`x := [[a, b] | some a in input.files; some b in input.files]`) == 0
	count_in(`x contains t if { some a in input.files; some b in input.files; a.k == 1; b.k == 2; t := [a, b] }`) == 0
}

test_passes_in_two_bodies if {
	count_in(`x if { some a in input.files; y := {b.id | some b in input.files}; y[a.id] }`) == 0
}

test_fails_for_an_equality_of_fields if {
	count_in(`x contains $"{a.id} {b.id}" if { some a in input.files; some b in input.files; a.parent == b.id }`) == 1
	count_in(`x if { some i, a in input.files; p := a.parent; c := {"p": p}; some j, b in input.files; c.p == b.id }`) == 1
}

test_fails_where_nothing_relates_the_two if {
	count_in(`x contains a.id if { some a in input.files; some b in input.files; a.k == 1; b.k == 2 }`) == 1
}

test_fails_in_a_comprehension if {
	count_in(`x := {a | some a in input.files; some b in input.files; a.x == b.y}`) == 1
}

test_says_where if {
	at := {finding.at | some finding in rule.violation} with input as lint.rule(`x if { some a in input.f; some b in input.f; a.x == b.y }`)
	at == {"/ast/rules/0/body/1"}
}
