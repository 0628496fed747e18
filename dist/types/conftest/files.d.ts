import { type ErrorPlace } from '../errors.ts';
import { type Tree, type TreeFile } from '../repository/tree.ts';
import { type FileFormat, type ParsedFile } from './parse.ts';
/** A file that policies see. */
export type PolicyFile = ParsedFile & {
    readonly path: string;
    readonly format: FileFormat;
};
/** A glob, and where the user gives it; undefined on the command line. */
export interface FileGlob {
    readonly glob: string;
    place(): ErrorPlace | undefined;
}
/**
 * Reads and parses the files that globs name, sorted by path. What a file holds never makes it throw.
 * @throws {UserError} CONFIG or ARGUMENT for a glob that names no file, or one that is not parsed: a policy that sees
 * nothing would pass.
 */
export declare function readPolicyFiles(tree: Tree, files: readonly TreeFile[], globs: readonly FileGlob[]): Promise<PolicyFile[]>;
