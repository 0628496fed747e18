import type { LineageCollector } from '../lineage/collector.ts';
import type { Description } from './read.ts';
/** What a Croissant description says in the words of a dataset card. */
export declare function addCard({ source, node, faults }: Description, collector: LineageCollector): void;
