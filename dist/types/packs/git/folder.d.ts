import { type GitReference } from '../reference.ts';
import { type PackFiles } from '../source.ts';
import type { PackRepository } from './command.ts';
/**
 * The files of the referenced folder, sorted by path. As in a folder on disk, hidden folders and `node_modules` are
 * left out. From the commit's id down, every object is hashed.
 * @throws {UserError} PACK if there is no such folder, or it holds links, submodules or too much.
 * @throws {DamagedRepository} if the repository does not hold all of it.
 */
export declare function readGitFolder(repository: PackRepository, reference: GitReference): Promise<PackFiles>;
