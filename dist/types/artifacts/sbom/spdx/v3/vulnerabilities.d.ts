import type { Vulnerability } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
import type { Graph } from './graph.ts';
/** One record for each VEX statement; of a vulnerability without any, one that says what it is associated with. */
export declare function readVulnerabilities(graph: Graph, places: Places): Vulnerability[];
