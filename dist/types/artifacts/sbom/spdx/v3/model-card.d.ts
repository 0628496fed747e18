import type { ComponentModelCard } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
import { type Node } from './graph.ts';
/** Data that a model is related to, by name. */
export interface ModelData {
    /** All of it: what it was trained and tested on, and what it uses. */
    readonly all: readonly {
        readonly id: string;
        readonly relationship: Node;
    }[];
    readonly testedOn: readonly string[];
}
/**
 * What the AI profile (SPDX 3.0.1) says of a model is its card. A package that has no property of the profile and no
 * data has none.
 */
export declare function readModelCard({ value }: Node, data: ModelData, places: Places): ComponentModelCard | null;
