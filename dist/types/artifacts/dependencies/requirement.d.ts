import type { Dependency } from '../../facts/types.ts';
/**
 * Reads one requirement of Python: `name[extra] >=1,<2 ; marker`, `name @ URL ; marker`, or a URL or path by itself.
 * @param folder of the file, which paths are relative to
 * @returns null for what is no requirement
 */
export declare function parseRequirement(text: string, folder: string): Dependency | null;
