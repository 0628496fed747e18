import { type Mapping } from '../../data.ts';
import type { Source } from '../../reader.ts';
/** Files of parameters beside a dvc.yaml, each read once. */
export declare class ParameterFiles {
    #private;
    constructor(source: Source);
    /** The values of a file, by its path in the tree; null if it is not there, or of a form that is not read (TOML, Python). */
    read(path: string): Promise<Mapping | null>;
}
/**
 * The values that `vars:` and `params.yaml` give, merged. An entry of `vars:` is a mapping, or a file that may be
 * followed by the keys to take: `params.json:train,eval`.
 * @param folder that the files are looked for in
 */
export declare function variablesOf(vars: unknown, folder: string | null, files: ParameterFiles, missing: (name: string) => void): Promise<Mapping>;
