import type { ArtifactRecord } from '../artifacts/reader.ts';
import { type Digests, type HashableFile } from './checksums.ts';
import { type Placer } from './places.ts';
import type { Facts, File, LastCommit, Repository, Unread } from './types.ts';
/** Everything that was read of a tree, before it is made into one document. Lists are sorted by path. */
export interface FactsInput {
    repository: Repository;
    /** Folder of the system within the tree; empty for the whole tree. */
    systemPath: string;
    /** Name of the system where ml-system.yml gives none. */
    systemName: string;
    files: readonly (HashableFile & Pick<File, 'size' | 'format' | 'serialization'> & {
        sha256: string | null;
    })[];
    records: readonly ArtifactRecord[];
    unread: readonly Unread[];
    digests: Digests;
    lastCommits: ReadonlyMap<string, LastCommit>;
}
/** The facts of one system, and the way from a pointer into them to a place in a file. */
export interface SystemFacts {
    facts: Facts;
    placer: Placer;
}
/** Makes the one document of a system out of what the readers found. Pure: the same input gives the same document. */
export declare function buildFacts(input: FactsInput): SystemFacts;
