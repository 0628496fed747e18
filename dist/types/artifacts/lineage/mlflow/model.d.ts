import { type Mapping } from '../../data.ts';
import type { Source } from '../../reader.ts';
import type { LineageCollector } from '../collector.ts';
/** Reads `MLmodel`: which ways there are to load the model, what each runs, and which run made it. */
export declare function readMlModel(document: Mapping, source: Source, collector: LineageCollector): void;
