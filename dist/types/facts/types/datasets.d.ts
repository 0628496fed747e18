import type { ArtifactKind } from '../types.ts';
import type { Digest } from './digests.ts';
import type { License } from './licenses.ts';
/** One dataset, joined over every artifact that names it. */
export interface Dataset {
    id: string;
    /** Other names of the same dataset (OpenLineage symlinks, purl, path). */
    aliases: string[];
    /** Which artifacts name it, and as what. `pointer` points into this document. */
    sources: {
        path: string;
        kind: ArtifactKind;
        pointer: string;
    }[];
    /** Named by a card, as training or evaluation data. */
    named_in_card: boolean;
    /** Stands in a lineage file, a lineage-bearing SBOM component or ml-system.yml. */
    declared_in_lineage: boolean;
    /** `true` where an artifact says in so many words that the origin is not known (ml-system.yml `provenance: unknown`). */
    provenance_unknown: boolean;
    /** Risk register id that goes with an unknown origin or license. */
    risk: string | null;
    license: License | null;
    origin: string | null;
    collection: string | null;
    steward: string | null;
    purpose: string | null;
    classification: string | null;
    personal_data: boolean | null;
    digests: Digest[];
    /** Taken from outside the repository (a Hub id, a URL) rather than a path in it. */
    external: boolean;
    revision: string | null;
    pinned: boolean;
    splits: DatasetSplit[];
}
export interface DatasetSplit {
    name: string;
    path: string | null;
    digest: Digest | null;
}
