import type { ModelComponent } from './model-components.ts';
import type { ModelSources } from './models.ts';
import type { File, Model } from './types.ts';
/**
 * The models of a system while they are joined: found by folder, file, digest and name, for a tree may hold thousands
 * of each. First all files are added, then the components are asked for.
 */
export declare class ModelList {
    #private;
    readonly all: Model[];
    constructor(sources: Pick<ModelSources, 'cards' | 'systemId'>);
    /** Gives a model file to the model that it belongs to. `index` is its number in the system's files. */
    addFile(file: File, index: number): void;
    /** The model that a component is or is part of; a new one where none fits. */
    ofComponent({ component, sbom, alone }: ModelComponent): Model;
}
