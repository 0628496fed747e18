/** A YAML scalar as text: ids and versions of digits alone are numbers to YAML. */
export declare function scalarText(value: unknown): string | null;
/** MLflow's times are milliseconds since 1970. RFC 3339 in UTC; null for what is no such time. */
export declare function momentOf(value: unknown): string | null;
