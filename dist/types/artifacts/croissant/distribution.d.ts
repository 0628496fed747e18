import type { Digest } from '../../facts/types.ts';
import type { LineageCollector } from '../lineage/collector.ts';
import type { Source } from '../reader.ts';
import type { LinkedNode } from './linked-data.ts';
import type { Version } from './validity.ts';
/** A file or set of files of the dataset. */
export interface Resource {
    readonly node: LinkedNode;
    readonly kind: 'FileObject' | 'FileSet' | 'other';
    /** What others in the file refer to it by: its `@id`, in 0.8 its name. */
    readonly ref: string | null;
    readonly name: string;
    /** Path in the tree of what `contentUrl` names; null for URLs and for what lies in another resource. */
    readonly path: string | null;
    readonly url: string | null;
    readonly digests: readonly Digest[];
    readonly containedIn: readonly string[];
}
export type Distribution = readonly Resource[];
export interface Owner {
    readonly source: Source;
    readonly version: Version;
    /** Id of the dataset in the lineage. */
    readonly id: string;
}
/**
 * The FileObjects and FileSets of a dataset. What they record as digests becomes checksums, where it can be compared
 * or is no digest at all.
 */
export declare function readDistribution(dataset: LinkedNode, owner: Owner, collector: LineageCollector): Distribution;
