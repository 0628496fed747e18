import type { LineageGraph } from '../types.ts';
import { type Draft } from './draft.ts';
/** Makes facts of the draft, and finds what is wrong with it. What is beyond the limits is counted, and judged too. */
export declare function finish({ nodes, edges }: Draft): LineageGraph;
