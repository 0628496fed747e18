import type { ArtifactReader } from '../reader.ts';
/** CycloneDX as JSON and XML; SPDX is known and reported as not read. */
export declare const sbom: ArtifactReader;
