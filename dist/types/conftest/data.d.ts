import { type PolicyFiles } from '../policy/files.ts';
/**
 * What files of data say, as one object. As in conftest (OPA's loader): what lies in a folder below the one that is
 * named stands under that folder's name, and files are joined key by key.
 * @throws {UserError} DATA if something cannot be read, is no mapping, or says two things of one key.
 */
export declare function readPolicyData(paths: readonly string[], files?: PolicyFiles): Promise<Record<string, unknown>>;
