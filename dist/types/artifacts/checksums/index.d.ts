import type { ArtifactReader } from '../reader.ts';
/**
 * Checksum files, known by their lines: those of coreutils, BSD, hashdeep and Subresource Integrity, and a bare digest;
 * and the ONNX hub's manifest, known by its keys.
 */
export declare const checksums: ArtifactReader;
