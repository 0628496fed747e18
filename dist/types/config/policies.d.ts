import { type ErrorPlace } from '../errors.ts';
import type { NamedPack } from '../packs/load.ts';
import { type PolicyFiles } from '../policy/files.ts';
import type { NamedFolder } from '../policy/load-packs.ts';
import type { Tree } from '../repository/tree.ts';
import type { Config } from './load.ts';
import type { ConftestPolicies } from './types.ts';
/** The policies of a check besides the shipped ones. */
export interface NamedPolicies {
    /** Folders, and single files of Rego, which are read as they are. */
    readonly folders: NamedFolder[];
    /** What has to be pinned. */
    readonly packs: NamedPack[];
    /** What is given on conftest's terms. */
    readonly sets: PolicySet[];
}
/** `ConftestPolicies` with its defaults, and where the user states it; nowhere for the command line. */
export interface PolicySet {
    readonly folders: readonly string[];
    /** Null where the input is the facts document. */
    readonly files: readonly string[] | null;
    /** Null for all packages. */
    readonly namespaces: readonly string[] | null;
    readonly data: readonly string[];
    readonly combine: boolean;
    /** What `folders` and `data` are read from. */
    readonly from: PolicyFiles;
    place(...keys: readonly string[]): ErrorPlace | undefined;
}
/**
 * The policies that a configuration names, and those that the user gives, from where the user stands. What a
 * modelward.yml of the tree names is read from the tree; what one that the user gives names, from the disk.
 * @throws {UserError} PACK for what is no reference
 */
export declare function namedPolicies({ tree, config }: {
    tree: Tree;
    config: Pick<Config, 'file' | 'fromTree' | 'locate'>;
}, root: string, given?: readonly (string | ConftestPolicies)[]): Promise<NamedPolicies>;
