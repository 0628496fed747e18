import type { ArtifactReader } from '../reader.ts';
/** CycloneDX as JSON and XML, OpenVEX; SPDX 2 as JSON, YAML, tag-value and RDF/XML, SPDX 3 as JSON-LD. */
export declare const sbom: ArtifactReader;
