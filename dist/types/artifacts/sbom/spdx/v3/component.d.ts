import type { Component, Digest } from '../../../../facts/types.ts';
import { type StatedHash } from '../../hashes.ts';
import { type Kept } from '../../values.ts';
import type { SpdxLicenses } from '../licenses.ts';
import type { Places } from '../places.ts';
import { type Graph, type Node } from './graph.ts';
import type { GraphLicenses } from './licenses.ts';
export interface ElementReader {
    readonly graph: Graph;
    readonly licenses: GraphLicenses;
    readonly resolved: SpdxLicenses;
}
/** Classes of elements that are components; a package of the AI or Dataset profile is what the profile says. */
export declare const COMPONENT_CLASSES: ReadonlyMap<string, string | null>;
/** A package or file as a component; the model card is filled in by those who know the relationships. */
export declare function readElement(node: Node, reader: ElementReader, places: Places): Component;
/** The hashes of an element by known algorithms, faulty ones included. */
export declare function statedHashes({ value }: Node): Kept<StatedHash>[];
/** Those that can be facts. */
export declare function digestsOf(node: Node): Digest[];
/** What an agent or tool is called; one that the document does not hold has only its id. */
export declare function agentName(graph: Graph, reference: unknown): string | null;
