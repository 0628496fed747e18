import type { Pointer } from '../../../documents/place.ts';
import type { Vulnerability } from '../../../facts/types.ts';
import { type Kept } from '../values.ts';
/** The `vulnerabilities` of a BOM, since CycloneDX 1.4; a BOM that has nothing else is a VEX document. */
export declare function vulnerabilitiesOf(bom: unknown): Kept<Vulnerability>[];
/** Where a field of a vulnerability of the record stands in the file's. */
export declare function vulnerabilityField(entry: unknown, field: string | undefined, rest: Pointer): Pointer;
