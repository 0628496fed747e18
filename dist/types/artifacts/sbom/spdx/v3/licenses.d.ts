import type { LicenseText } from '../../../../facts/types.ts';
import { type Graph, type Node } from './graph.ts';
/** The licenses of a graph, written as the expressions that SPDX 2 has. */
export declare class GraphLicenses {
    #private;
    /** Licenses whose text the document gives, with their nodes. */
    readonly texts: readonly {
        readonly license: LicenseText;
        readonly node: Node;
    }[];
    constructor(graph: Graph);
    /** The expression of all licenses that a relationship leads to; null where there is none. */
    expression(type: 'hasDeclaredLicense' | 'hasConcludedLicense', id: string | null): string | null;
}
