/** A field's text that stands where a value should and is none: `NOASSERTION`, `TODO: ask legal`, `<your name>`. */
export declare function isPlaceholderValue(text: string): boolean;
/** Text that says something, trimmed; null for placeholders and everything that is no text. */
export declare function tellingText(value: unknown): string | null;
