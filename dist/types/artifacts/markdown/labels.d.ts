/** A value that stands after a label, by its offset in the body. */
export interface Labelled {
    readonly value: string;
    readonly offset: number;
    readonly length: number;
}
/**
 * Finds the first value after a label: `- **License:** MIT`, `| **License** | MIT |`, `License: MIT`, or the first line
 * of text below a heading of that name. `label` is compared with the label's text without marks. Code is not looked at.
 */
export declare function findLabelled(body: string, label: RegExp): Labelled | null;
/** Without marks of emphasis, code, line breaks and optional parts of a template. */
export declare function plain(markdown: string): string;
