package modelward.lib.digests_test

import data.modelward.lib.digests
import data.modelward.lib.facts_test as facts

test_a_short_digest_is_shown_whole if {
	digests.abbreviated(facts.digest("a", 16)) == facts.digest("a", 16)
}

test_a_long_digest_is_cut if {
	digests.abbreviated(facts.digest("a", 64)) == "aaaaaaaaaaaaaaaa…"
}

test_no_digest_is_not_known if {
	digests.abbreviated(null) == "not known"
}
