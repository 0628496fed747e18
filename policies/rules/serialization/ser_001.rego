# METADATA
# title: Weights are stored in a format that does not run code
# description: >-
#   Loading a pickle (.pt, .pth, .bin, .pkl, .joblib, .ckpt) runs whatever code it holds. Safetensors, GGUF and the like
#   hold data only. Pickles with safetensors beside them are left alone: nobody has to load them.
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
#       default: ["optimizer*", "scheduler*", "rng_state*", "scaler*", "training_args.bin"]
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
	text := $"{input.files[i].path} is a pickle, and there are no safetensors beside it."
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
	not folders_with_safetensors[files.folder(file.path)]
}

folders_with_safetensors := {files.folder(file.path) |
	some file in input.files
	file.kind == "model-file"
	file.format == "safetensors"
}

is_training_state(name) if {
	some pattern in data.modelward.parameters["SER-001"].training_state
	glob.match(pattern, null, name)
}
