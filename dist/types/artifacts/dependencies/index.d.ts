import type { ArtifactReader } from '../reader.ts';
/** Files that name packages: of Python, conda and npm. */
export declare const dependencies: ArtifactReader;
