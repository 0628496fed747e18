import type { BaseModel } from './cards.ts';
import type { License } from './licenses.ts';
/** One model: what its card, the SBOM and the files say of it. Numbers are indexes into this document's lists. */
export interface Model {
    name: string;
    /** Folder that holds the card or the files; null for a model that only an SBOM names. */
    path: string | null;
    /** Index in `model_cards`. */
    card: number | null;
    /** Indexes in `sboms` and in that SBOM's `components`. */
    components: {
        sbom: number;
        component: number;
    }[];
    /** Indexes in `files`. */
    files: number[];
    base_models: ModelBase[];
    datasets: string[];
}
/** A base model, joined over card, SBOM pedigree and ml-system.yml. */
export interface ModelBase {
    id: string;
    relation: BaseModel['relation'];
    revision: string | null;
    pinned: boolean;
    /** From outside the repository. */
    external: boolean;
    supplier: string | null;
    url: string | null;
    license: License | null;
    reviewed: boolean;
    /** Where it is named; each points into this document. */
    pointers: string[];
}
