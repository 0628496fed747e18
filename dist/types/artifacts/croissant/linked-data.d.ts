import type { Pointer } from '../../documents/place.ts';
import { type Mapping } from '../data.ts';
/** A text, and where it stands. */
export interface Text {
    readonly text: string;
    readonly at: Pointer;
}
/** The nodes of one JSON-LD file. */
export declare class LinkedData {
    #private;
    /** The language whose texts are taken where there are several. */
    readonly language: string;
    constructor(root: unknown);
    /** The nodes that stand at the top: the file itself, the elements of its list, or those of its graph. */
    top(): LinkedNode[];
    /** What a key, type or term is called: `name` for `sc:name` and `https://schema.org/name`; itself if it is of no vocabulary that is read. */
    name(term: string): string;
    /** The node with an `@id` that says more than its id. */
    find(id: string): LinkedNode | undefined;
}
/** One node: an object of the file, asked by the names of its properties. */
export declare class LinkedNode {
    #private;
    readonly at: Pointer;
    readonly value: Mapping;
    constructor(document: LinkedData, value: Mapping, at: Pointer);
    get id(): string | null;
    get types(): string[];
    /** It has an id and no more: it stands for a node elsewhere. */
    get isReference(): boolean;
    has(property: string): boolean;
    /** Where the property stands; the node itself where it has none. */
    place(property: string): Pointer;
    /** The property's values as they are, lists taken apart. */
    values(property: string): unknown[];
    /** The property's texts: strings and numbers, language-tagged ones in one language, and ids of references. */
    texts(property: string): Text[];
    /** The property's nodes; a reference gives the node that it stands for, or itself if the file has no such node. */
    nodes(property: string): LinkedNode[];
    /** The short name of a term that the property has as text or reference. */
    terms(property: string): Text[];
}
