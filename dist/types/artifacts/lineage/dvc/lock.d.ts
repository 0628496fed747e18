import { type Mapping } from '../../data.ts';
import type { DvcCollector } from './collector.ts';
/** `dvc.lock`: `schema` and `stages` since DVC 2, the stages themselves before. */
export declare function readDvcLock(document: Mapping, collector: DvcCollector): void;
/** `*.dvc`: what is tracked (`outs`), and for an import where it came from (`deps`). */
export declare function readDvcFile(document: Mapping, collector: DvcCollector): void;
/** Commands may be a list, which DVC runs one after the other. */
export declare function commandOf(value: unknown): string | null;
