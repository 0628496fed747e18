import type { Pointer } from '../documents/place.ts';
import type { XmlElement } from '../documents/xml.ts';
/**
 * An XML Schema (XSD 1.0, the part that CycloneDX's schemas use), as build/xml-schemas.mjs made it. Types are numbers
 * into `types`, or names of those that XML Schema has itself.
 */
export interface XmlSchema {
    readonly namespace: string;
    readonly root: string;
    readonly type: TypeReference;
    /** Attributes whose values must differ throughout the document. */
    readonly unique: readonly string[];
    readonly types: readonly (SimpleType | ComplexType)[];
}
type TypeReference = number | string;
interface SimpleType {
    readonly base?: TypeReference;
    readonly union?: readonly TypeReference[];
    readonly values?: readonly string[];
    readonly patterns?: readonly string[];
    readonly minInclusive?: number;
    readonly maxInclusive?: number;
    readonly minLength?: number;
    readonly maxLength?: number;
}
interface ComplexType {
    readonly attributes: Readonly<Record<string, {
        readonly type: TypeReference;
        readonly required: boolean;
    }>>;
    /** Attributes that the schema does not name may stand there as well: those of other namespaces, or any. */
    readonly open?: 'other' | 'any';
    /** The type of its text, where it holds text alone. */
    readonly text?: TypeReference;
    readonly mixed?: boolean;
    readonly content?: Particle;
}
interface Particle {
    readonly min: number;
    /** Null for any number. */
    readonly max: number | null;
    readonly element?: string;
    readonly type?: TypeReference;
    /** An element without text stands for a value that the schema gives. */
    readonly fallback?: boolean;
    /** Elements of other namespaces. */
    readonly any?: boolean;
    readonly sequence?: readonly Particle[];
    readonly choice?: readonly Particle[];
}
/** What does not follow the schema: `pointer` is the way from the document, `['bom', 'components', 'component[2]', '@type']`. */
export interface XmlFault {
    readonly pointer: Pointer;
    readonly message: string;
}
export interface XmlValidation {
    /** How many faults are wanted. */
    readonly limit: number;
    /** What the values of a long list are called, by the name of the element or attribute. */
    readonly listNames?: Readonly<Record<string, string>>;
}
/** Checks a document against its schema: elements and their order, attributes, values, and what must be unique. */
export declare function validateXml(root: XmlElement, schema: XmlSchema, options: XmlValidation): XmlFault[];
export {};
