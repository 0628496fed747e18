package modelward.lint.lint_010_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_010 as rule

count_in(text) := result if result := count(rule.violation) with input as object.union(lint.rule(text), {"nullable": ["license", "card"]})

test_passes_for_a_comparison if count_in(`x if { some c in input.model_cards; c.license == null }`) == 0

test_passes_for_other_fields if count_in(`x if { some f in input.files; not f.lfs_pointer }`) == 0

test_passes_where_the_fact_above_may_be_null if {
	count_in(`x if { some c in input.model_cards; not c.license.card }`) == 0
	count_in(`x if not input.governance.license`) == 0
}

test_passes_for_what_is_no_fact if {
	count_in(`x if { c := {"a": 1}; not c.license }`) == 0
	count_in(`x if { some c in cards; not c.license }
cards := []`) == 0
}

test_fails_for_a_fact if {
	count_in(`x if { some c in input.model_cards; not c.license }`) == 1
	count_in(`x if { some i, m in input.models; not m.card; i > 1 }`) == 1
}

test_fails_for_a_fact_of_an_element if {
	count_in(`x if { some s in input.sboms; some c in s.components; not c.license }`) == 1
}

test_fails_in_a_comprehension if {
	count_in(`x := [c | some c in input.model_cards; not c.license]`) == 1
}
