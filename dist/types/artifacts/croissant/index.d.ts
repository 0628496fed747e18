import type { ArtifactReader } from '../reader.ts';
/** Croissant dataset descriptions: what a dataset card says, and where the data came from. */
export declare const croissantReader: ArtifactReader;
