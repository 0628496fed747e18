import type { XmlElement } from '../../../../documents/xml.ts';
/** A node of an RDF graph: what all elements that describe it say together. */
export interface RdfNode {
    /** IRI, or `_:` and the id of a blank node. */
    readonly id: string;
    /** Local name of its class. */
    readonly type: string;
    /** The element that describes it first. */
    readonly element: XmlElement;
    readonly properties: XmlElement[];
}
/** The nodes of an RDF/XML document, as SPDX tools write it: typed node elements, nested or named by `rdf:resource`. */
export declare class RdfNodes {
    #private;
    readonly all: readonly RdfNode[];
    constructor(root: XmlElement);
    ofType(...types: readonly string[]): RdfNode[];
    /** The node that a property leads to; null for a literal and for what the document does not describe. */
    target(property: XmlElement): RdfNode | null;
}
/** The properties of a node by their local name. */
export declare function propertiesOf({ properties }: RdfNode, name: string): XmlElement[];
/** The text of a property; of one that leads to a node, the node's name. */
export declare function valueIn(property: XmlElement): string;
/** `http://spdx.org/rdf/terms#checksumAlgorithm_sha1` gives `sha1`; null for what is no such term. */
export declare function termIn(value: string, prefix: string): string | null;
/** NONE and NOASSERTION are terms in RDF. */
export declare function plain(value: string): string;
