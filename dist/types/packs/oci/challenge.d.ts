/** One way in which a server wants to be asked: RFC 9110, section 11.6.1. */
export interface Challenge {
    /** In lower case: `bearer`, `basic`. */
    readonly scheme: string;
    /** By name in lower case. */
    readonly parameters: ReadonlyMap<string, string>;
}
/** Reads a `WWW-Authenticate` header; what cannot be read ends the list. */
export declare function parseChallenges(header: string): Challenge[];
