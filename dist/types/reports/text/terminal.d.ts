/** SGR codes that switch each style on and off. A table of our own, since node:util's styleText asks the process whether to colour. */
declare const SGR: {
    readonly bold: readonly [1, 22];
    readonly dim: readonly [2, 22];
    readonly underline: readonly [4, 24];
    readonly red: readonly [31, 39];
    readonly green: readonly [32, 39];
    readonly yellow: readonly [33, 39];
    readonly blue: readonly [34, 39];
};
export type Style = keyof typeof SGR;
declare const UNICODE_SYMBOLS: {
    pass: string;
    fail: string;
    error: string;
    warning: string;
    note: string;
    review: string;
    none: string;
    advice: string;
    dot: string;
};
export interface Terminal {
    readonly symbols: typeof UNICODE_SYMBOLS;
    readonly columns: number | undefined;
    /** Styles text that is neutralised already. */
    style(text: string, ...styles: readonly Style[]): string;
}
export declare function terminal(options: {
    color?: boolean;
    ascii?: boolean;
    columns?: number;
}): Terminal;
/** Breaks at spaces into lines of at most `width` characters; a longer word keeps its line to itself. */
export declare function wrap(text: string, width: number | undefined): string[];
/** Characters, taken as one column each. */
export declare function length(text: string): number;
/** Pads by characters. */
export declare function pad(text: string, width: number): string;
export {};
