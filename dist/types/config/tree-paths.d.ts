import { type ErrorPlace } from '../errors.ts';
/**
 * The folder of policies that a modelward.yml of the tree names. Whoever wrote the tree does not choose which other
 * files of the machine are read, so that neither the path nor a link on the way may leave it.
 * @throws {UserError} CONFIG
 */
export declare function policiesInTree(root: string, path: string, place: ErrorPlace | undefined): Promise<string>;
/** The profile file that a modelward.yml of the tree names. @throws {Error} if it leaves the tree or cannot be read */
export declare function profileInTree(root: string, path: string): Promise<Uint8Array>;
