import { type Mapping } from '../../data.ts';
import type { Source } from '../../reader.ts';
import type { DvcCollector } from './collector.ts';
/** `dvc.yaml`: stages as DVC resolves them, and what is given a type. */
export declare function readDvcYaml(document: Mapping, collector: DvcCollector, source: Source): Promise<void>;
