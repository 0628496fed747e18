# METADATA
# title: Answers to a list of questions
# description: >-
#   Some rules ask several things of each dataset or component. `answers` is a list of [question, answered]. What none of
#   several answers is asked once, of all of them, so that the next step is one finding and not one for each.
package modelward.lib.answers

# Questions that are open, in their order.
missing(answers) := [question | some [question, answered] in answers; not answered]

# Questions that none answers; one alone is no reason to speak of all.
missing_in_all(list) := set() if count(list) < 2

missing_in_all(list) := asked - answered if {
	count(list) > 1
	asked := {question | some [question, _] in list[0]}
	answered := {question | some answers in list; some [question, stated] in answers; stated}
}

# Open questions without those that nobody answers.
missing_besides(answers, in_all) := [question | some question in missing(answers); not in_all[question]]

# The questions of all, in their order.
in_order(list, questions) := [question | some [question, _] in list[0]; questions[question]]

# "a", "a or b", "a, b or c"
phrase(words, _) := words[0] if count(words) == 1

phrase(words, conjunction) := $"{concat(", ", firsts)} {conjunction} {words[count(words) - 1]}" if {
	count(words) > 1
	firsts := array.slice(words, 0, count(words) - 1)
}
