/** The component type of a package whose purpose is stated; of one without, that of most packages. */
export declare function typeOfPurpose(purpose: string | null): string;
/**
 * SPDX 2 has no purpose for models. A package is one where its purl says so (purl types `huggingface` and `mlflow`), or
 * its file's name does; a Hub's datasets have a namespace of their own.
 */
export declare function typeOfPackage(purpose: string | null, purl: string | null, fileName: string | null): string;
