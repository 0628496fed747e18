/** `from` TYPE `to`, in the direction in which facts speak of it. */
export interface Relationship {
    readonly from: string;
    readonly type: string;
    readonly to: string;
    /** In the document's list. */
    readonly index: number;
}
/** The relationships of a document (SPDX 2.3, 11.1), `documentDescribes` and `hasFiles` among them, by their subject. */
export declare class Relationships {
    #private;
    constructor(document: unknown);
    /** What `from` has this relationship to, each once, in the order of the document. */
    to(type: string, from: string | null): string[];
    /** All of one kind, by what they are about. */
    all(type: string): ReadonlyMap<string, readonly Relationship[]>;
}
