/** A file that says which packages a system needs: declared, or resolved to exact versions by a tool. */
export interface DependencyFile {
    path: string;
    format: 'requirements-txt' | 'pyproject-toml' | 'setup-cfg' | 'pipfile' | 'pipfile-lock' | 'poetry-lock' | 'uv-lock' | 'pdm-lock' | 'pylock-toml' | 'conda-environment' | 'conda-explicit' | 'conda-lock' | 'npm-package' | 'npm-lock';
    ecosystem: 'pypi' | 'conda' | 'npm';
    /** A tool has resolved it: every package, those that others need included, in exact versions. */
    lock: boolean;
    entries: Dependency[];
    /** Where packages come from, in the order in which the file names them; empty for the default of the tool. */
    indexes: PackageIndex[];
    /** Other files that belong to it (`-r`, `-c`); `path` is null for a URL and what leaves the tree. */
    includes: {
        kind: 'requirements' | 'constraints';
        name: string;
        path: string | null;
        exists: boolean;
    }[];
    /** False where something of it was not understood; `unread` says what. */
    complete: boolean;
}
export interface Dependency {
    /** As the ecosystem compares names: `Foo_Bar` of PyPI is `foo-bar`. Null where only a URL or path is given. */
    name: string | null;
    /** Which versions will do, as written; null for any. */
    specifier: string | null;
    /** The one version that will do; null if several do. */
    version: string | null;
    /** Only one content will do: an exact version, a full commit id, a URL with a digest, a path in the tree. */
    pinned: boolean;
    /** Digests of which one has to fit, by an algorithm that is collision-safe. */
    hashes: number;
    source: 'registry' | 'url' | 'vcs' | 'path';
    /** URL of the file or repository, or the path; null for what comes from a registry. */
    url: string | null;
    extras: string[];
    /** Under which conditions it is needed, as written. */
    marker: string | null;
    /** Extra, group or section; null for what is always needed. */
    group: string | null;
}
export interface PackageIndex {
    kind: 'index' | 'extra-index' | 'find-links' | 'channel' | 'trusted-host';
    /** URL, path, name of a channel, or host. User name and password are left out. */
    url: string;
    /** It is reached without TLS, or the certificate is not verified. */
    insecure: boolean;
}
