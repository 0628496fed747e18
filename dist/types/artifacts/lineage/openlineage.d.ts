import type { Reading, Source } from '../reader.ts';
/** How many records that are no events are told one by one. */
export declare const BAD_EVENTS_TOLD = 20;
/** Reads OpenLineage events (2-0-2): one event, an array of them, or one on each line. */
export declare function readOpenLineage(source: Source): Reading;
