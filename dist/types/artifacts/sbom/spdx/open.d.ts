import type { StructuredDocument } from '../../../documents/document.ts';
import type { DocumentProblem } from '../../../documents/place.ts';
import type { Source } from '../../reader.ts';
/** A document in the shape of its JSON, whichever way it is written. */
export interface Opened {
    readonly document: StructuredDocument;
    readonly problems: readonly DocumentProblem[];
}
/** What parses a rare form is loaded when a file has it. */
export declare function openSpdx({ format, bytes }: Source): Promise<Opened>;
