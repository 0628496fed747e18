import type { LineageGraph } from '../types.ts';
import { type Draft } from './draft.ts';
/** What a policy is given: with the runs and datasets themselves it has to stay below `MAX_INPUT_BYTES`. */
export declare const GRAPH_LIMITS: {
    nodes: number;
    edges: number;
    cycles: number;
    gaps: number;
    orphans: number;
};
/** Makes facts of the draft, and finds what is wrong with it. What is beyond the limits is counted, and judged too. */
export declare function finish({ nodes, edges }: Draft): LineageGraph;
