import type { Pointer } from '../../../documents/place.ts';
import { type Mapping } from '../../data.ts';
import type { Source } from '../../reader.ts';
import { type ResolvedStage } from './stages.ts';
import { ParameterFiles } from './variables.ts';
interface Surroundings {
    /** Folder of the dvc.yaml. */
    folder: string;
    /** What templates may name. */
    values: Mapping;
    files: ParameterFiles;
}
interface Told {
    missing(name: string, at: Pointer): void;
    full(at: Pointer): void;
}
/** The stages of a parsed dvc.yaml, with the values that each of them has for itself. */
export declare function stagesOf(document: Mapping, { folder, values, files }: Surroundings, { missing, full }: Told): Promise<ResolvedStage[]>;
/** The working folders of stages by name, which a dvc.lock leaves to the dvc.yaml beside it. */
export declare function workingFolders(source: Source): Promise<ReadonlyMap<string, string>>;
export {};
