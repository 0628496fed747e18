import type { Pointer } from '../../../documents/place.ts';
import type { Vulnerability } from '../../../facts/types.ts';
import { type Kept } from '../values.ts';
/** The `statements` of an OpenVEX document, each as what it says of its vulnerability. */
export declare function vulnerabilitiesOf(document: unknown): Kept<Vulnerability>[];
/** Where a field of a vulnerability of the record stands in the document. */
export declare function statementPointer(document: unknown, [number, field, ...rest]: Pointer): Pointer;
