/** The name and revision that an id, Hub URL or purl states. */
export interface NameAndRevision {
    name: string;
    revision: string | null;
}
export declare function splitName(id: string): NameAndRevision;
/** One key for all ways to write one name: Hub id, URL and purl of the same model or dataset give the same key. */
export declare function nameKey(id: string): string;
/** Group and name, as a Hub id has them. */
export declare function fullName(component: {
    readonly group: string | null;
    readonly name: string;
}): string;
/** The last part of a name without its file ending: `data/loans-2024.csv` and `acme/loans-2024` both give `loans-2024`. */
export declare function stem(id: string): string;
export declare function isImmutable(revision: string | null): boolean;
