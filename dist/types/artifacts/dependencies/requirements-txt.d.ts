import type { Reading, Source } from '../reader.ts';
/** A line with those that continue it, without comments. Offsets are UTF-16 units. */
interface LogicalLine {
    text: string;
    start: number;
    end: number;
}
/** Files of pip's own form (pip documentation, "Requirements File Format"), constraints files included. */
export declare function readRequirements(source: Source): Reading;
/** Lines as pip joins them: a backslash at the end continues, a comment begins with `#` at the start or after a blank. */
export declare function logicalLines(text: string): Generator<LogicalLine>;
export {};
