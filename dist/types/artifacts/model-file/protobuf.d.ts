/** Is it an ONNX model? `named` says that the file is called one, so that less proof is asked. */
export declare function isOnnx(head: Uint8Array, size: number, named: boolean): boolean;
/** CoreML's Model: `specificationVersion`, `description`, then one model of a type from 200 on. */
export declare function isCoreMl(head: Uint8Array, size: number): boolean;
/** tensorflow.SavedModel: schema version 1, then meta graphs. */
export declare function isSavedModel(head: Uint8Array, size: number): boolean;
/** tensorflow.GraphDef: nodes that begin with their name. */
export declare function isGraphDef(head: Uint8Array, size: number): boolean;
