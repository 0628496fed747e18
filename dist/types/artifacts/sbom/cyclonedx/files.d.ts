import type { Source } from '../../reader.ts';
/** What is known of the file that a component is. */
export interface ComponentFile {
    /** Path in the tree. */
    readonly path: string;
    readonly exists: boolean;
}
/**
 * The file that a component is: where it occurs, what a property, a distribution reference or its contents name, or
 * its own name; as seen from the SBOM's folder, then from the root. Null if nothing names a file.
 */
export declare function fileOf(component: unknown, source: Source): ComponentFile | null;
/** The file of the tree that a URL leads to; null if it leads elsewhere, or nowhere. */
export declare function pathInTree(url: unknown, source: Source): string | null;
