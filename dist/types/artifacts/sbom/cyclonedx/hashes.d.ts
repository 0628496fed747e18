import type { Pointer } from '../../../documents/place.ts';
import type { Digest } from '../../../facts/types.ts';
import { type StatedHash } from '../hashes.ts';
import { type Kept } from '../values.ts';
/** The `hashes` of a component or external reference by known algorithms, faulty ones included. */
export declare function statedHashes(holder: unknown): Kept<StatedHash>[];
/** Those that can be facts. */
export declare function digestsOf(holder: unknown): Kept<Digest>[];
export declare function hashField([, field]: Pointer): Pointer;
