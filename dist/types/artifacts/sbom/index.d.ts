import type { ArtifactReader } from '../reader.ts';
/** CycloneDX as JSON; CycloneDX as XML and SPDX are known and reported as not read. */
export declare const sbom: ArtifactReader;
