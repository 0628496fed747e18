import type { Annotation } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
import type { Graph } from './graph.ts';
/** What was remarked on elements; who did so, and when, is who created the annotation. */
export declare function readAnnotations(graph: Graph, places: Places): Annotation[];
