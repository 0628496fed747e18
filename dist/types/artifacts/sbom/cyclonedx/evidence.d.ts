import type { Pointer } from '../../../documents/place.ts';
import type { DeliveredFile, Evidence } from '../../../facts/types.ts';
/** `evidence` of a component: identity is one object in CycloneDX 1.5, and a list since 1.6. */
export declare function readEvidence(evidence: unknown): Evidence | null;
/** The properties of BSI TR-03183-2 (2.0.0 and 2.1.0, section 8.1: taxonomy for CycloneDX); null if there is none. */
export declare function readDelivered(component: unknown): DeliveredFile | null;
export declare function evidencePointer(component: unknown, [field, ...rest]: Pointer): Pointer;
export declare function deliveredPointer(component: unknown, [field]: Pointer): Pointer;
