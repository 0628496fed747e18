import type { Dependency } from '../../facts/types.ts';
/**
 * A dependency as Poetry, uv's sources and Pipenv state it: a version (`^1.2`, `==1.2.3`, `*`), or a table with
 * `version`, `git`, `url`, `path`.
 * @param folder of the file, which paths are relative to
 * @returns null for what is neither
 */
export declare function poetryDependency(name: string, stated: unknown, folder: string): Dependency | null;
