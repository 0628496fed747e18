import type { DocumentProblem } from './place.ts';
import { Lines } from './text.ts';
/** An element of an XML document; offsets are UTF-16 offsets in the text, ends are exclusive. */
export interface XmlElement {
    /** Without prefix. */
    readonly name: string;
    /** URI; empty for none. */
    readonly namespace: string;
    readonly attributes: readonly XmlAttribute[];
    readonly children: readonly XmlElement[];
    /**
     * The text that stands directly in the element, its stretches joined; entities and CDATA are resolved. White space
     * alone is no text where there are children.
     */
    readonly text: string;
    /** Of the `<` that begins its start tag. */
    readonly start: number;
    /** After its start tag. */
    readonly contentStart: number;
    /** Of its end tag; the same as `contentStart` for `<empty/>`. */
    readonly contentEnd: number;
    readonly end: number;
}
/** An attribute; declarations of namespaces are none. */
export interface XmlAttribute {
    /** Without prefix. */
    readonly name: string;
    /** URI; empty where the attribute has no prefix. */
    readonly namespace: string;
    readonly value: string;
    /** With its prefix, as it stands in the text. */
    readonly qualifiedName: string;
}
export interface XmlDocument {
    /** Null if there is a problem: XML has no errors that a reader may mend. */
    readonly root: XmlElement | null;
    /** At most one, which is fatal. */
    readonly problems: readonly DocumentProblem[];
    readonly lines: Lines;
    readonly text: string;
}
export interface XmlLimits {
    /** How deep elements may be nested; `DEPTH_LIMIT` by default. */
    readonly depth?: number;
    /** How many elements and attributes there may be; `XML_NODE_LIMIT` by default. */
    readonly nodes?: number;
}
/**
 * Parses XML 1.0 or 1.1 with namespaces. A document type declaration is refused, so that there are no entities but
 * the five that XML predefines, and nothing outside the text is ever asked for. Comments and processing instructions
 * are left out.
 */
export declare function parseXml(given: string, limits?: XmlLimits): XmlDocument;
/** The stretch of an attribute's value, without its quotes; that of the start tag if the element has no such attribute. */
export declare function attributeStretch(text: string, element: XmlElement, qualifiedName: string): {
    start: number;
    end: number;
};
