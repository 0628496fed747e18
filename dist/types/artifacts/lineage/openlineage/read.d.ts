import type { Candidate, Reading, Source } from '../../reader.ts';
/** Does the file hold one event on each line? */
export declare function holdsLines({ path, head }: Pick<Candidate, 'path' | 'head'>): boolean;
/** Reads OpenLineage events (2-0-2): one event, an array of them, or one on each line. */
export declare function readOpenLineage(source: Source): Promise<Reading>;
