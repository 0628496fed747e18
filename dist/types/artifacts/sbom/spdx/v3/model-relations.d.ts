import type { Component } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
import type { Graph, Node } from './graph.ts';
import type { ModelData } from './model-card.ts';
/** What relationships say of models: which data they come from and what they were made of. */
export declare class ModelRelations {
    #private;
    constructor(graph: Graph, nodes: readonly Node[], components: readonly Component[]);
    /** The data of a model: what it and the files in it were trained and tested on and use, and what it was generated from. */
    dataOf(model: Node): ModelData;
    addAncestors(places: Places): void;
}
/** The files that an element contains, those in its folders included. */
export declare function filesIn(graph: Graph, holder: Node): Node[];
