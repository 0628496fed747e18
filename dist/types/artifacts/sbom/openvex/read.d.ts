import type { Reading, Source } from '../../reader.ts';
/** An OpenVEX document: an SBOM without components, which says of vulnerabilities whom they affect. */
export declare function readOpenVex(source: Source): Reading;
