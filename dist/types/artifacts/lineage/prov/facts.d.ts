import type { Source } from '../../reader.ts';
import type { LineageCollector } from '../collector.ts';
import type { ProvGraph } from './read.ts';
/** Entities become lineage datasets. */
export declare function addEntities(graph: ProvGraph, source: Source, collector: LineageCollector): void;
/** Activities become runs. */
export declare function addRuns(graph: ProvGraph, collector: LineageCollector): void;
