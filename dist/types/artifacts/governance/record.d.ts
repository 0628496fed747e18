import { type StructuredDocument } from '../../documents/document.ts';
import type { Pointer, Span } from '../../documents/place.ts';
import type { GovernanceFile, Unread } from '../../facts/types.ts';
import type { Locate, Source } from '../reader.ts';
import type { SchemaFault } from '../schema-faults.ts';
import type { Origins } from './origins.ts';
import type { Statement } from './state.ts';
/** Something that is wrong with a governance file, and where. */
export interface Fault {
    readonly message: string;
    readonly pointer: Pointer;
    span(): Span;
}
/** A governance file that was parsed, with what was wrong so far. */
export interface Parsed {
    readonly document: StructuredDocument;
    readonly faults: Fault[];
    readonly unread: Unread[];
    /** A problem let nothing be read. */
    readonly broken: boolean;
}
export declare function parse(source: Source, parser: (text: string) => StructuredDocument): Parsed;
/** A fault of the content, with its place in the document. */
export declare function faultIn(document: StructuredDocument, { message, pointer, atKey }: SchemaFault): Fault;
/** What is left out because a file passed a limit is said, and its record is not valid. */
export declare function tellLimit(source: Source, { document, faults, unread }: Parsed, at: Pointer, message: string): void;
/** What the record of every governance file begins with. */
export declare function fileFacts(source: Source, { faults }: Parsed, statement: Statement): GovernanceFile;
/** The way from a pointer into the record to its place: through the lists that speak of other fields, and `origins`. */
export declare function locator({ document, faults }: Parsed, statement: Statement, origins: readonly Origins[]): Locate;
