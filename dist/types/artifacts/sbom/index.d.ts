import type { ArtifactReader } from '../reader.ts';
/** CycloneDX as JSON and XML, OpenVEX; SPDX is known and reported as not read. */
export declare const sbom: ArtifactReader;
