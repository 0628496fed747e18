import type { ArtifactReader } from '../reader.ts';
/** Where data came from and what was made of it. */
export declare const lineage: ArtifactReader;
