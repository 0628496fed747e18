import type { Component, Sbom } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
import type { Graph } from './graph.ts';
/** What depends on what. A package that contains another depends on it as well: it is included. */
export declare function readDependencies(graph: Graph, components: readonly Component[], places: Places): Pick<Sbom, 'dependencies' | 'dangling_refs'>;
