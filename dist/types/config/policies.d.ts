import type { NamedPack } from '../packs/load.ts';
import type { NamedFolder } from '../policy/load-packs.ts';
import type { Tree } from '../repository/tree.ts';
import type { Config } from './load.ts';
/** The policies of a check besides the shipped ones. */
export interface NamedPolicies {
    /** Folders, and single files of Rego, which are read as they are. */
    readonly folders: NamedFolder[];
    /** What has to be pinned. */
    readonly packs: NamedPack[];
}
/**
 * The policies that a configuration names, and those that the user gives, from where the user stands. What a
 * modelward.yml of the tree names is read from the tree; what one that the user gives names, from the disk.
 * @throws {UserError} PACK for what is no reference
 */
export declare function namedPolicies({ tree, config }: {
    tree: Tree;
    config: Pick<Config, 'file' | 'fromTree' | 'locate'>;
}, root: string, given?: readonly string[]): Promise<NamedPolicies>;
