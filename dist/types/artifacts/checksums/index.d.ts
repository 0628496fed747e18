import type { ArtifactReader } from '../reader.ts';
/** coreutils, BSD and bare-digest checksum files, known by their lines. */
export declare const checksums: ArtifactReader;
