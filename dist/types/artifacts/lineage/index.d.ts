import type { ArtifactReader } from '../reader.ts';
/** OpenLineage events and the files of DVC. */
export declare const lineage: ArtifactReader;
