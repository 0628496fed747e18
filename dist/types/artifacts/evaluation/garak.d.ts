import { type Draft } from './draft.ts';
/** `*.report.jsonl` of NVIDIA garak: one record a line, told apart by `entry_type`. */
export declare function readGarak(lines: unknown): Draft;
