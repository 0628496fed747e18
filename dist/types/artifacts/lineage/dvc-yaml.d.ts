import { type Mapping } from '../data.ts';
import type { DvcCollector } from './dvc-collector.ts';
/** `dvc.yaml`: stages as they are declared, and artifacts that are given a type. */
export declare function readDvcYaml(document: Mapping, collector: DvcCollector): void;
