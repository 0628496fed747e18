import { type PolicyFiles } from './files.ts';
export declare function isDataFile(path: string): boolean;
/**
 * What files of data say, as one object. As in conftest (OPA's loader): what lies in a folder below the one that is
 * named stands under that folder's name, and files are joined key by key.
 * @throws {UserError} DATA if something cannot be read, is no mapping, or says two things of one key.
 */
export declare function readPolicyData(paths: readonly string[], files?: PolicyFiles): Promise<Record<string, unknown>>;
/**
 * What the files `data.json`, `data.yaml` and `data.yml` of a folder of policies say, as in a bundle of OPA: those of a
 * folder stand under its name. Empty for a path that is one file.
 * @throws {UserError} DATA as `readPolicyData`
 */
export declare function readFolderData(folder: string, files?: PolicyFiles): Promise<Record<string, unknown>>;
/** The paths of what `readFolderData` reads. */
export declare function listFolderData(folder: string, files?: PolicyFiles): Promise<DataFile[]>;
export interface DataFile {
    readonly path: string;
    /** Names of the folders between the one that was named and the file. */
    readonly below: readonly string[];
}
/**
 * Joins `value` into `target` below the names of folders, key by key.
 * @returns the key that both set; null if there is none
 */
export declare function joinData(target: Record<string, unknown>, folders: readonly string[], value: Readonly<Record<string, unknown>>): string | null;
