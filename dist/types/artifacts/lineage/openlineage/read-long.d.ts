import type { LongSource, Reading } from '../../reader.ts';
/**
 * Reads a log of events, one on each line, as it comes: what is held is one line and what the events say of distinct
 * runs and datasets (`EVENT_LIMITS`). A fact stands on the line of its event; columns are not kept.
 */
export declare function readLongLog(source: LongSource): Promise<Reading>;
