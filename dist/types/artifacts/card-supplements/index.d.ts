import type { ArtifactReader } from '../reader.ts';
/** Results of a model on the Hub's benchmarks: `.eval_results/*.yaml` beside the model's card. */
export declare const evalResults: ArtifactReader;
/** `eval.yaml` makes a dataset of the Hub a benchmark. Other tools use that name too, so its keys have to be there. */
export declare const benchmark: ArtifactReader;
/** The subcards of NVIDIA's Model Card++, each a file beside the Overview or the README: tables of fields and responses. */
export declare const nvidiaSubcard: ArtifactReader;
