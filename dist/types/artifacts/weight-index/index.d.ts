import type { ArtifactReader } from '../reader.ts';
/** `model.safetensors.index.json` and `pytorch_model.bin.index.json` of Hugging Face. */
export declare const weightIndex: ArtifactReader;
