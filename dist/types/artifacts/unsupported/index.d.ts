export declare const unsupportedModelCards: import("../reader.ts").ArtifactReader;
export declare const unsupportedDatasetCards: import("../reader.ts").ArtifactReader;
export declare const unsupportedLineage: import("../reader.ts").ArtifactReader;
