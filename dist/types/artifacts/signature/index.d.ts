import type { ArtifactReader } from '../reader.ts';
/** Signatures and attestations; `src/signatures` verifies them. */
export declare const signature: ArtifactReader;
