import type { FileIndex } from './file-index.ts';
import type { File, MlSystem, Model, ModelCard, Sbom } from './types.ts';
export interface ModelSources {
    systemId: string;
    cards: readonly ModelCard[];
    sboms: readonly Sbom[];
    files: readonly File[];
    mlSystem: MlSystem | null;
    index: FileIndex;
}
/**
 * Joins card, files and SBOM components of each model. A card describes the model files of its folder and below,
 * up to the next card; files without a card make one model a folder. A component belongs to the model whose file it
 * names, whose digest it records or whose name it has, and to the only model there is; one that is a base model of
 * another is no model of this system.
 */
export declare function joinModels(sources: ModelSources): Model[];
