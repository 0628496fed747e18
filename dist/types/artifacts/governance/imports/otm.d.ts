import type { Converted } from './import.ts';
/** Open Threat Model 0.1 and 0.2: the catalog of threats, and the components and data flows that they are found in. */
export declare function convertOtm(document: unknown): Converted;
