import type { Component } from '../../../../facts/types.ts';
import { type TreeFiles } from '../tree-files.ts';
import type { Graph, Node } from './graph.ts';
/**
 * Finds the files of the tree that files, models and datasets of a graph are, and the digests that are recorded of them;
 * compares verification codes with those digests.
 */
export declare function findFiles(graph: Graph, nodes: readonly Node[], components: readonly Component[], tree: TreeFiles): void;
