import type { Tree } from '../repository/tree.ts';
import type { Trust } from '../signatures/trust.ts';
import type { Config } from './load.ts';
/**
 * Whose signatures the configuration trusts. What a modelward.yml of the tree names is read from the tree; what one
 * that the user gives names, from the disk.
 * @throws {UserError} CONFIG, with the place in the configuration, for a file that cannot be read or is not what it has to be.
 */
export declare function trustOf({ tree, config }: {
    tree: Tree;
    config: Pick<Config, 'file' | 'fromTree' | 'locate'>;
}, root: string): Promise<Trust>;
