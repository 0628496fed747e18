import type { Pointer } from '../../../documents/place.ts';
import type { Ancestor, Component, ExternalUrl } from '../../../facts/types.ts';
import { type Kept } from '../values.ts';
import type { LicenseReader } from './licenses.ts';
/** What a component of the file is in the facts; `file` and `model_card` are filled in by those who know more. */
export declare function readComponent(component: unknown, subject: boolean, licenses: LicenseReader): Component;
export declare function personName(person: unknown): string | null;
export declare function ancestorsOf(component: unknown, licenses: LicenseReader): Kept<Ancestor>[];
export declare function urlsOf(component: unknown): Kept<ExternalUrl>[];
export declare function urlPointer(holder: unknown, [number, ...rest]: Pointer): Pointer;
export declare function producerPointer(component: unknown): Pointer;
export declare function supplierPointer(component: unknown): Pointer;
