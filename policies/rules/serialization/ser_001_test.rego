package modelward.rules.ser_001_test

import data.modelward.lib.facts_test as facts
import data.modelward.rules.ser_001 as rule

parameters := {"SER-001": {"training_state": ["optimizer*", "training_args.bin"]}}

pickle(path) := facts.weights({"path": path, "format": "pickle", "serialization": "pickle"})

with_files(files) := facts.document({"files": files})

findings(document) := found if {
	found := rule.violation with input as document with data.modelward.parameters as parameters
}

unverified(document) := found if {
	found := rule.unverified with input as document with data.modelward.parameters as parameters
}

test_passes_for_safetensors if {
	document := with_files([facts.weights({})])
	rule.applies with input as document with data.modelward.parameters as parameters
	count(findings(document)) == 0
	count(unverified(document)) == 0
}

safetensors(path) := facts.weights({"path": path})

with_safetensors([path, others]) := with_files(array.concat([pickle(path)], [file |
	some other in others
	file := beside(other)
]))

beside(path) := safetensors(path) if endswith(path, ".safetensors")

beside(path) := facts.file({"path": path}) if endswith(path, ".json")

# A pickle, and the paths beside it with which nobody has to load it.
same_weights := [
	["m/pytorch_model.bin", ["m/model.safetensors"]],
	["pytorch_model.bin", ["model.safetensors"]],
	["unet/diffusion_pytorch_model.bin", ["unet/diffusion_pytorch_model.safetensors"]],
	["pytorch_model.fp16.bin", ["model.fp16.safetensors"]],
	["open_clip_pytorch_model.bin", ["open_clip_model.safetensors"]],
	["v1-5-pruned.ckpt", ["v1-5-pruned.safetensors"]],
	["consolidated.00.pth", ["consolidated.safetensors"]],
	["pytorch_model-00001-of-00003.bin", ["model.safetensors"]],
	["pytorch_model.bin", [
		"model-00001-of-00002.safetensors",
		"model-00002-of-00002.safetensors",
		"model.safetensors.index.json",
	]],
	["pytorch_model.fp16-00001-of-00001.bin", [
		"model.fp16-00001-of-00001.safetensors",
		"model.safetensors.index.fp16.json",
	]],
]

test_passes_for_a_pickle_with_the_same_weights_as_safetensors if {
	every repository in same_weights {
		count(findings(with_safetensors(repository))) == 0
	}
}

other_weights := [
	["m/pytorch_model.bin", ["model.safetensors"]],
	["pytorch_model.bin", ["adapter_model.safetensors"]],
	["scaler.pkl", ["model.safetensors"]],
	["pytorch_model.bin", ["model.fp16.safetensors"]],
	["pytorch_model.bin", ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]],
	["pytorch_model.bin", ["model-00001-of-00002.safetensors", "model.safetensors.index.json"]],
	["pytorch_model.bin", ["model.safetensors.index.json"]],
]

test_warns_of_a_pickle_beside_other_or_incomplete_safetensors if {
	every repository in other_weights {
		{finding.at | some finding in findings(with_safetensors(repository))} == {"/files/0"}
	}
}

test_warns_of_a_pickle if {
	document := with_files([pickle("m/pytorch_model.bin"), facts.weights({"path": "model.safetensors"})])
	findings(document) == {{
		"message": "m/pytorch_model.bin is a pickle, and the same weights are not beside it as safetensors.",
		"at": "/files/0",
	}}
}

test_warns_once_of_a_set_of_shards if {
	document := with_files([
		pickle("pytorch_model-00001-of-00002.bin"),
		pickle("pytorch_model-00002-of-00002.bin"),
	])
	{finding.at | some finding in findings(document)} == {"/files/0"}
}

test_leaves_training_state_alone if {
	document := with_files([pickle("optimizer.pt"), pickle("checkpoint-10/training_args.bin")])
	not rule.applies with input as document with data.modelward.parameters as parameters
}

test_does_not_apply_without_model_files if {
	not rule.applies with input as facts.unrelated with data.modelward.parameters as parameters
}

test_cannot_tell_for_an_unknown_format if {
	document := with_files([facts.weights({"path": "model.weights", "format": null, "serialization": "unknown"})])
	count(findings(document)) == 0
	unverified(document) == {{
		"message": "Whether loading model.weights runs code is not known from its format.",
		"at": "/files/0",
	}}
}
