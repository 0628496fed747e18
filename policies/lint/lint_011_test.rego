package modelward.lint.lint_011_test

import data.modelward.lint.lib.lint_test as lint
import data.modelward.lint.lint_011 as rule

count_in(text) := result if result := count(rule.violation) with input as object.union(lint.rule(text), {"lists": ["model_cards", "components"]})

test_passes_where_the_index_is_in_the_place if {
	count_in(`violation contains {"message": c.path, "at": $"/model_cards/{i}"} if some i, c in input.model_cards`) == 0
}

test_passes_for_a_key_that_is_a_name if {
	count_in(`violation contains {"message": $"{k}: {v}", "at": ""} if some k, v in input.names`) == 0
	count_in(`violation contains {"message": $"{k}: {v}", "at": ""} if some k, v in components
components := {}`) == 0
}

test_fails_for_an_index if {
	count_in(`violation contains {"message": $"Card {i} is bad.", "at": ""} if some i, c in input.model_cards`) == 1
}

test_fails_for_an_index_in_an_element if {
	count_in(`violation contains {"message": t, "at": ""} if {
		some s in input.model_cards
		some i, c in s.components
		t := $"{i}. {c.name}"
	}`) == 1
}
