/** Where a value stands. Offsets are UTF-16 units, the end is exclusive. */
export interface TomlNode {
    start: number;
    end: number;
    /** The key that it stands behind; null for an element of a list. */
    key: {
        start: number;
        end: number;
    } | null;
    /** By key or index. */
    readonly children: Map<string, TomlNode>;
    /** A list that `[[name]]` adds to. */
    tables: boolean;
}
/** Finds where the values of a TOML text stand. The text has been parsed before: what is wrong with it only ends the search. */
export declare function indexToml(text: string): TomlNode;
