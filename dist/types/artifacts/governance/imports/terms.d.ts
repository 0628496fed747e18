import type { Pointer } from '../../../documents/place.ts';
import { type SchemaFault } from '../../schema-faults.ts';
import type { Level, Severity } from '../manifests/common.ts';
/** An element of a list in a file, and where it stands. */
export interface Element {
    readonly value: unknown;
    readonly at: Pointer;
}
/** The elements of the list behind keys. */
export declare function elements(value: unknown, at: Pointer, ...keys: readonly string[]): Element[];
/** Ids as text; numbers are ids too. */
export declare function idOf(value: unknown): string | undefined;
export declare function severityOf(text: unknown): Severity | undefined;
export declare function levelOf(text: unknown): Level | undefined;
/** A number from 0 to 100 as a level: the semi-quantitative values of NIST SP 800-30 Rev. 1, tables G-2 and H-3. */
export declare function levelOfPercent(value: unknown): Level | undefined;
/** A record without the keys that have no value. */
export declare function stated(record: Readonly<Record<string, unknown>>): Record<string, unknown>;
/** A fault of a value; at the value around it where it is missing. */
export declare function fault(at: Pointer, predicate: string): SchemaFault;
/** Finds elements by their id; ids that stand twice are faults. */
export declare function byId(all: readonly Element[], faults: SchemaFault[]): Map<string, Element>;
