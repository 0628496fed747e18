import type { Reading, Source } from '../reader.ts';
/** How many wrong lines are told one by one: a file of another kind with some digests in it would flood the report. */
export declare const BAD_LINES_TOLD = 20;
/** Lines of one manifest that are read: about half of what a policy sees. */
export declare const LINE_LIMIT = 100000;
export declare function readChecksums(source: Source): Reading;
