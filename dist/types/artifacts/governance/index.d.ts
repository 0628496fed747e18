import type { ArtifactReader } from '../reader.ts';
/** Manifests of our own, and what other tools and GitHub have for the same. */
export declare const governance: ArtifactReader;
