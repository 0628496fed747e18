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

test_passes_for_a_pickle_with_safetensors_beside_it if {
	document := with_files([pickle("m/pytorch_model.bin"), facts.weights({"path": "m/model.safetensors"})])
	count(findings(document)) == 0
}

test_warns_of_a_pickle if {
	document := with_files([pickle("m/pytorch_model.bin"), facts.weights({"path": "model.safetensors"})])
	findings(document) == {{
		"message": "m/pytorch_model.bin is a pickle, and there are no safetensors beside it.",
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
