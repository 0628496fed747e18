import type { Sbom } from '../../../../facts/types.ts';
import type { Graph } from './graph.ts';
/** What the packages of the AI and Dataset profiles lack. */
export declare function profileFaults(graph: Graph): Sbom['errors'];
