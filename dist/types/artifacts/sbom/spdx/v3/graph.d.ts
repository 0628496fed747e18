import type { Pointer } from '../../../../documents/place.ts';
import { type Mapping } from '../../../data.ts';
/** A node of the graph: an element, or what an element consists of (a hash, a creation info). */
export interface Node {
    readonly value: Mapping;
    /** Where it stands in the file. */
    readonly pointer: Pointer;
    /** `spdxId`; `@id` of what is no element, blank nodes (`_:creationinfo`) included. */
    readonly id: string | null;
    readonly type: string;
}
/** What one node is to others. Targets that the document does not hold are names only. */
export interface Relationship {
    readonly node: Node;
    readonly from: string;
    readonly to: readonly string[];
}
/**
 * An SPDX 3 document as a graph: nodes stand in `@graph` in any order, or in the place where they are referred to; a
 * document without `@graph` is one node. Nothing is fetched: terms are those of the canonical context.
 */
export declare class Graph {
    #private;
    readonly nodes: readonly Node[];
    readonly relationships: readonly Relationship[];
    constructor(document: unknown);
    /** The node that a value names, or is. */
    get(reference: unknown): Node | null;
    ofType(type: string): readonly Node[];
    /** What has a name of its own: an id as written, or the id of a node in its place. */
    nameOf(reference: unknown): string | null;
    /** Relationships of a type that say something of this node. */
    from(type: string, id: string | null): readonly Relationship[];
    /** All relationships of a type. */
    all(type: string): readonly Relationship[];
    /** Relationships of a type that lead to this node. */
    to(type: string, id: string | null): readonly Relationship[];
    /** The nodes that relationships of a type lead to, each once. */
    targets(type: string, id: string | null): Node[];
    /** The nodes from which relationships of a type lead to this one, each once. */
    sources(type: string, id: string | null): Node[];
}
/** The texts of a list; of a single text, which the schema does not allow and people write, that one. */
export declare function textsOf(value: unknown): string[];
