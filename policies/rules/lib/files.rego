# METADATA
# title: Model files
# description: >-
#   Folders of model files, and the sets that large models are split into. Whether something is in a large set is asked
#   as `set[x]`, here and in the rules: `x in set` looks at every element when it runs as WebAssembly.
package modelward.lib.files

model_files contains i if {
	some i, file in input.files
	file.kind == "model-file"
}

# The first file of the set that `model-00007-of-00033.safetensors` belongs to. One finding is enough for a set.
first_shard(path) := $"{stem}-00001-of-{total}{rest}" if {
	contains(path, "-of-")
	some [_, stem, _, total, rest] in regex.find_all_string_submatch_n(
		`^(.*)-(\d{5})-of-(\d{5})(\..*)$`,
		path,
		1,
	)
}

# Indexes without those whose set's first file is among them too.
without_later_shards(indexes) := {i |
	paths := {input.files[i].path | some i in indexes}
	some i in indexes
	not is_later_shard(input.files[i].path, paths)
}

is_later_shard(path, paths) if {
	first := first_shard(path)
	first != path
	paths[first]
}

folder(path) := concat("/", array.slice(parts, 0, count(parts) - 1)) if parts := split(path, "/")

name(path) := parts[count(parts) - 1] if parts := split(path, "/")
