package modelward.lib.files_test

import data.modelward.lib.facts_test as facts
import data.modelward.lib.files

named(paths) := facts.document({"files": [facts.weights({"path": path}) | some path in paths]})

test_model_files_are_those_of_the_kind if {
	files.model_files == {1} with input as facts.document({"files": [facts.file({}), facts.weights({})]})
}

test_first_shard_is_number_one_of_the_set if {
	files.first_shard("m/model-00007-of-00033.safetensors") == "m/model-00001-of-00033.safetensors"
	not files.first_shard("m/model.safetensors")
	not files.first_shard("m/one-of-many.safetensors")
}

test_later_shards_are_left_out_beside_the_first if {
	paths := ["model-00001-of-00002.bin", "model-00002-of-00002.bin", "other-00002-of-00002.bin"]
	files.without_later_shards({0, 1, 2}) == {0, 2} with input as named(paths)
}

test_folder_and_name_are_the_parts_of_a_path if {
	files.folder("a/b/c.bin") == "a/b"
	files.name("a/b/c.bin") == "c.bin"
	files.folder("c.bin") == ""
	files.name("c.bin") == "c.bin"
}
