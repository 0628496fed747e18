/** A path that a commit changed, and the blob that it has after it. */
export interface Change {
    readonly commit: string;
    /** Author date in seconds since 1970. */
    readonly time: number;
    /** From the top of the repository. */
    readonly path: string;
    readonly oid: string;
}
/** Reads the stream of `git log -z --format='%H %at' --raw --no-abbrev`, in which NULs end all pieces. */
export declare class LogParser {
    #private;
    constructor(onChange: (change: Change) => void);
    push(chunk: Buffer): void;
}
