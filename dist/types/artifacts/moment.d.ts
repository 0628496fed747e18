/** A moment of RFC 3339, from a text with or without zone (then UTC) or from seconds since 1970. */
export declare function momentOf(value: unknown): string | null;
