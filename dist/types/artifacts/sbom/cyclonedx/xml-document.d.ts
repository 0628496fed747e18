import type { StructuredDocument } from '../../../documents/document.ts';
import type { DocumentProblem, Pointer, Span } from '../../../documents/place.ts';
import type { Lines } from '../../../documents/text.ts';
import { type XmlElement } from '../../../documents/xml.ts';
/** CycloneDX XML in the form of CycloneDX JSON: pointers into the JSON form lead to elements and attributes. */
export declare class CycloneDxXml implements StructuredDocument {
    #private;
    readonly value: unknown;
    readonly problems: readonly DocumentProblem[];
    readonly lines: Lines;
    readonly root: XmlElement | null;
    constructor(text: string);
    span(pointer: Pointer): Span;
    keySpan(pointer: Pointer): Span;
}
