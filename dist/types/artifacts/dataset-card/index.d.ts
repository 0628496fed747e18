import type { ArtifactReader } from '../reader.ts';
export declare const datasetCardReader: ArtifactReader;
