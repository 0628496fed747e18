import { type Mapping } from '../../data.ts';
import type { Source } from '../../reader.ts';
import type { LineageCollector } from '../collector.ts';
export declare function readRun(document: Mapping, collector: LineageCollector): void;
/** What a run took in or gave out. The run is the folder around: its id is not in the file of every version. */
export declare function readLink(document: Mapping, collector: LineageCollector): void;
export declare function readDatasetInput(document: Mapping, source: Source, collector: LineageCollector): void;
/** A model of MLflow 3, which is kept beside the runs. */
export declare function readLoggedModel(document: Mapping, collector: LineageCollector): void;
