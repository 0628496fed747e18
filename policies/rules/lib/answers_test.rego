package modelward.lib.answers_test

import data.modelward.lib.answers

asked(license, review) := [["license", license], ["review", review]]

test_missing_keeps_the_order_of_the_questions if {
	answers.missing(asked(false, false)) == ["license", "review"]
	answers.missing(asked(true, false)) == ["review"]
	answers.missing(asked(true, true)) == []
}

test_missing_in_all_is_what_none_of_several_answers if {
	answers.missing_in_all([asked(false, false), asked(true, false)]) == {"review"}
	answers.missing_in_all([asked(false, true), asked(true, false)]) == set()
}

test_missing_in_all_does_not_speak_of_one_alone if {
	answers.missing_in_all([asked(false, false)]) == set()
	answers.missing_in_all([]) == set()
}

test_missing_besides_leaves_out_what_nobody_answers if {
	answers.missing_besides(asked(false, false), {"license"}) == ["review"]
}

test_in_order_is_the_order_of_the_questions if {
	answers.in_order([asked(false, false)], {"review", "license"}) == ["license", "review"]
}

test_phrase_reads_as_a_sentence if {
	answers.phrase(["a"], "or") == "a"
	answers.phrase(["a", "b"], "or") == "a or b"
	answers.phrase(["a", "b", "c"], "and") == "a, b and c"
}
