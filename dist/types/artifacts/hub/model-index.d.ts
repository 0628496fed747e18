/** `model-index` as https://github.com/huggingface/hub-docs/blob/main/modelcard.md marks what is required. */
export declare const modelIndex: import("./checks.ts").FieldCheck;
