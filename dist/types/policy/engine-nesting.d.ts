import type { PolicySource } from './compile.ts';
/**
 * Where the stack ends: the file which alone is too deep, and the first row with which its beginning is. Null where no
 * file is by itself.
 */
export declare function placeOfNesting(sources: readonly PolicySource[], isTooDeep: (source: PolicySource) => boolean): {
    file: string;
    row: number;
} | null;
