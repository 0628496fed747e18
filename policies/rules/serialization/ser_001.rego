# METADATA
# title: Weights are stored in a format that does not run code
# description: >-
#   Loading a pickle (.pt, .pth, .bin, .pkl, .joblib, .ckpt) runs whatever code it holds. Safetensors, GGUF and the like
#   hold data only. A pickle is left alone where the same weights are beside it as safetensors, as pytorch_model.bin and
#   model.safetensors are, or a complete set of shards with its index: nobody has to load the pickle.
# related_resources:
#   - https://huggingface.co/docs/hub/security-pickle
#   - https://huggingface.co/docs/safetensors/index
# custom:
#   id: SER-001
#   severity: warning
#   remediation: >-
#     Save the weights as safetensors (`model.save_pretrained(path, safe_serialization=True)`, or
#     `safetensors.torch.save_file`), publish them beside the pickle or in its place, and load those.
#   parameters:
#     training_state:
#       type: string-list
#       default: ["optimizer*", "*_optim_states.pt", "scheduler*", "rng_state*", "random_states*", "scaler.pt", "training_args.bin"]
#       description: Globs of file names that hold the state of a training run and are not loaded to use the model.
#   controls:
#     nist-ssdf-ai: [PW.6.1]
#     owasp-ml: ["ML06:2023"]
#     owasp-llm: ["LLM03:2025"]
#     mitre-atlas: [AML.T0011.000]
#     aisvs-1.0: ["4.1.2"]
#     csa-aicm: [MDS-13]
package modelward.rules.ser_001

import data.modelward.lib.files

applies if count(harmless) + count(weights) > 0

harmless contains i if {
	some i in files.model_files
	input.files[i].serialization in {"data", "graph"}
}

# State of a training run is not what a model is published as.
weights contains i if {
	some i in (files.model_files - harmless)
	not is_training_state(files.name(input.files[i].path))
}

violation contains {"message": text, "at": $"/files/{i}"} if {
	some i in files.without_later_shards(without_safe_twin)
	text := $"{input.files[i].path} is a pickle, and the same weights are not beside it as safetensors."
}

unverified contains {"message": text, "at": $"/files/{i}"} if {
	some i in weights
	file := input.files[i]
	file.serialization in {"archive", "unknown"}
	text := $"Whether loading {file.path} runs code is not known from its format."
}

without_safe_twin := {i |
	some i in weights
	file := input.files[i]
	file.serialization == "pickle"
	not safe_weights[weights_of(file.path)]
}

safetensors contains path if {
	some file in input.files
	file.kind == "model-file"
	file.format == "safetensors"
	path := file.path
}

safe_weights contains weights_of(path) if {
	some path in safetensors
	not shard(path)
}

# A set loads only if it is complete and has its index.
safe_weights contains weights if {
	some [weights, total], paths in shards
	count(paths) == to_number(total)
	indexed[weights]
}

shards[[weights_of(path), shard(path).total]] contains path if some path in safetensors

indexed contains weights_of(replace(file.path, ".safetensors.index", "")) if {
	some file in input.files
	contains(file.path, ".safetensors.index")
}

# Folder and role: the same for `pytorch_model-00002-of-00003.bin`, `pytorch_model.bin` and `model.safetensors`.
weights_of(path) := [files.folder(path), replace(whole(path), "pytorch_model", "model")]

whole(path) := shard(path).whole

whole(path) := stem(path) if not shard(path)

stem(path) := concat(".", array.slice(parts, 0, max([1, count(parts) - 1]))) if parts := split(files.name(path), ".")

# What `model-00002-of-00003` and Llama's `consolidated.02` are parts of.
shard(path) := {"whole": $"{before}{after}", "total": total} if {
	contains(path, "-of-")
	some [_, before, total, after] in regex.find_all_string_submatch_n(`^(.*)-\d{5}-of-(\d{5})(.*)$`, stem(path), 1)
}

shard(path) := {"whole": "consolidated", "total": null} if {
	contains(path, "consolidated.")
	regex.match(`^consolidated\.\d\d$`, stem(path))
}

is_training_state(name) if {
	some pattern in data.modelward.parameters["SER-001"].training_state
	glob.match(pattern, null, name)
}
