/** Does an array whose header is within these bytes hold Python objects? */
export declare function npyHoldsObjects(bytes: Uint8Array): boolean;
