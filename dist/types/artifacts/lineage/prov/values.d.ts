/** PROV-JSON's prefixes, those of the document around a bundle included. */
export declare class Prefixes {
    #private;
    constructor(declared: unknown, outer?: Prefixes);
    entries(): Iterable<[string, string]>;
    /** The IRI of a qualified name (`ex:loans`); the name itself where its prefix is not declared. */
    expand(name: string): string;
}
/** The part of a qualified name or IRI that is its own. */
export declare function localName(name: string): string;
/** The texts of an attribute: plain values, typed and language-tagged literals (`{"$": ..., "type": ...}`), lists of them. */
export declare function textsOf(value: unknown): string[];
/** The statements under one id: one object, or a list of them. */
export declare function statementsOf(value: unknown): {
    statement: unknown;
    segment: readonly string[];
}[];
