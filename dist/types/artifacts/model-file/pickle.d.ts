export declare function isTorchLegacy(head: Uint8Array): boolean;
/** A pickle of protocol 2 to 5. Two bytes are little to go by, so the first opcode must make sense as well. */
export declare function isBinaryPickle(head: Uint8Array, size: number): boolean;
/** A pickle of protocol 0 or 1 that names a class or function: it cannot be mistaken for other text. */
export declare function isTextPickle(head: Uint8Array): boolean;
/** Could it be a pickle of protocol 0 or 1, which has no magic? Only for files that are named as one. */
export declare function mayBeTextPickle(head: Uint8Array, size: number): boolean;
/** Does the first byte leave it open that this is a pickle, whatever else it is? */
export declare function canBeginPickle(head: Uint8Array): boolean;
/** joblib pickles arrays by a class of its own. */
export declare function namesJoblib(head: Uint8Array): boolean;
