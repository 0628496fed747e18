import type { Pointer } from '../../../documents/place.ts';
import type { ArtifactRecord, Locate, Source } from '../../reader.ts';
import type { SchemaErrors } from './validate.ts';
/**
 * Runs, datasets and names in runs of one file that are kept. Far above real logs; with more, a policy could not be
 * given the facts any more.
 */
export declare const EVENT_LIMITS: {
    runs: number;
    datasets: number;
    names: number;
    columns: number;
};
export interface EventOptions {
    source: Pick<Source, 'path' | 'exists'>;
    /** Where a value of the document stands; of a file that is read as it comes, where its event does. */
    locate: Locate;
    line(at: Pointer): number;
    schemaErrors: SchemaErrors;
    /** Only the event's own pointer is kept, for its line: a long log has many places. */
    coarse: boolean;
}
/** Takes in one event after the other, and merges them by run and by dataset: events may be many, these are few. */
export declare class Events {
    #private;
    /** What did not fit. */
    readonly truncated: Set<"columns" | "datasets" | "names" | "runs">;
    constructor(options: EventOptions);
    /** Takes in one event; gives a sentence if it is none. What else is wrong with it is one of the errors. */
    read(event: unknown, at: Pointer): string | null;
    /** What all events say. */
    records(): ArtifactRecord[];
}
