import type { Pointer } from '../../../documents/place.ts';
import { type Kept } from '../values.ts';
/** Named values that a tool adds to what the specification knows, such as `cdx:ai-ml:*`. */
export declare function propertiesOf(holder: unknown): Kept<{
    name: string;
    value: string;
}>[];
export declare function propertyPointer(holder: unknown, [number, ...rest]: Pointer): Pointer;
