/** Signatures and attestations. They are known and not verified yet. */
export declare const signature: import("../reader.ts").ArtifactReader;
