import type { Dependency, PackageIndex } from '../../facts/types.ts';
/** A dependency of which only what differs from the usual is given. */
export declare function dependency(stated: Partial<Dependency>): Dependency;
/** The form in which PyPI compares names (PyPA specification "Name normalization"). */
export declare function pypiName(name: string): string;
/** The version of a specifier that only one version fits: `==1.2.3` or `===1.2.3`, no wildcard. Null for any other. */
export declare function exactVersion(specifier: string): string | null;
/** How many of digests such as `sha256:ab…` or `sha512-…` are of an algorithm that is collision-safe. */
export declare function countHashes(digests: readonly unknown[]): number;
/** Is this the whole id of a commit, which no other content can have? */
export declare function isCommitId(revision: string | null | undefined): boolean;
/** What a URL or a path is as a source. `folder` is that of the file that names it. */
export declare function sourceOf(location: string, folder: string): Pick<Dependency, 'source' | 'url' | 'pinned' | 'hashes'>;
export declare function packageIndex(kind: PackageIndex['kind'], url: string, insecure?: boolean): PackageIndex;
/** Facts are shown and kept: a password in a URL must not be. */
export declare function withoutCredentials(url: string): string;
