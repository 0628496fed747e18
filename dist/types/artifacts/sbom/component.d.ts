import type { Ancestor, Component } from '../../facts/types.ts';
import type { LicenseReader } from './licenses.ts';
import { type Kept } from './values.ts';
/** What a component of the file is in the facts; `file` and `model_card` are filled in by those who know more. */
export declare function readComponent(component: unknown, subject: boolean, licenses: LicenseReader): Component;
/** Keys that say where a component comes from, in the order of trust: NTIA's supplier, then who made or published it. */
export declare const SUPPLIER_KEYS: readonly ['supplier', 'manufacturer', 'publisher', 'authors', 'author'];
/** Of an organization its name, of persons their names, else the text itself. */
export declare function supplierText(value: unknown): string | null;
export declare function personName(person: unknown): string | null;
export declare function ancestorsOf(component: unknown, licenses: LicenseReader): Kept<Ancestor>[];
export declare function urlsOf(component: unknown): Kept<{
    type: string;
    url: string;
}>[];
