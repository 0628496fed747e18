export interface Context {
    /** The version whose terms the document uses; null where its context is none of SPDX's own. */
    readonly version: '3.0.0' | '3.0.1' | null;
    /** There are more contexts, which could give the terms another meaning. */
    readonly others: boolean;
}
/** A context is never fetched, so that only the canonical ones can be understood. */
export declare function contextOf(document: unknown): Context;
