import type { LineageCollector } from '../lineage/collector.ts';
import type { LinkedNode } from './linked-data.ts';
import type { Description } from './read.ts';
/**
 * The lineage that a description states: the dataset, its files and sets of files as its parts, what they were
 * derived from, and the activities that made them (PROV-O, Croissant 1.1 "Provenance Representation").
 */
export declare function addProvenance(description: Description, collector: LineageCollector): void;
/** Names of people, organizations and software, whether written as text or as nodes. */
export declare function namesOf(node: LinkedNode, property: string): string[];
