/**
 * Datasets, models, runs and code as one graph, joined over every artifact by the same names as `datasets` and
 * `models`. The words are those of W3C PROV.
 */
export interface LineageGraph {
    nodes: LineageNode[];
    edges: LineageEdge[];
    /** Nodes each of which rests on every other one of them. */
    cycles: LineageCycle[];
    gaps: LineageGap[];
    /** Datasets and models that nothing is said of: no edge begins or ends there. */
    orphans: LineageOrphan[];
    /** How many there are beyond the limits of these lists. */
    left_out: {
        nodes: number;
        edges: number;
        cycles: number;
        gaps: number;
        orphans: number;
    };
}
export type LineageNodeKind = 'dataset' | 'model' | 'run' | 'code' | 'parameters' | 'metric' | 'unknown';
export interface LineageNode {
    /** Kind and name, as in `dataset:acme/loans`; unique. */
    id: string;
    kind: LineageNodeKind;
    /** Name of the dataset or model, path, or the job of a run. */
    name: string;
    /** Where it stands in the tree; null for what is elsewhere. */
    file: string | null;
    /** Runs: is one of them finished? Runs of one job that give the same are one node. Null for everything else. */
    finished: boolean | null;
    /** Records that speak of it, the first ones; each points into this document. */
    pointers: string[];
}
/** Reads as a sentence, and points from what is newer to what it rests on, as in PROV. */
export interface LineageEdge {
    /** Id of a node. */
    from: string;
    relation: LineageRelation;
    /** Id of a node. */
    to: string;
    /** Where it is said; points into this document. */
    pointer: string;
}
export type LineageRelation = 
/** A run read it (PROV used). */
'used'
/** A run wrote it (PROV wasGeneratedBy). */
 | 'was-generated-by'
/** It was made of another one; told where no run that is known did it (PROV wasDerivedFrom). */
 | 'was-derived-from'
/** A file of a dataset. */
 | 'part-of'
/** A card or an SBOM says so of a model. */
 | 'trained-on' | 'evaluated-on'
/** A model and its base model. */
 | 'based-on';
export interface LineageCycle {
    /** Ids of nodes, the first ones. */
    nodes: string[];
    length: number;
    /** The first record in it. */
    pointer: string;
}
export interface LineageGap {
    kind: LineageGapKind;
    /** Id of a node. */
    node: string;
    pointer: string;
}
export type LineageGapKind = 
/** A run used the dataset or model; nothing made it, and no source is declared. */
'no-source'
/** A model that no dataset leads to. */
 | 'no-training-data'
/** Only runs that are not known to have finished made it. */
 | 'no-finished-run';
export interface LineageOrphan {
    /** Id of a node. */
    node: string;
    pointer: string;
}
