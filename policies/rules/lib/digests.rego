# METADATA
# title: Digests
# description: How messages show digests.
package modelward.lib.digests

# Enough to tell two apart by eye; the whole is in the artifact.
abbreviated(digest) := digest if count(digest) <= 16

abbreviated(digest) := $"{substring(digest, 0, 16)}…" if count(digest) > 16

abbreviated(null) := "not known"
