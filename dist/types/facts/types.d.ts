import type { DatasetCard, ModelCard } from './types/cards.ts';
import type { Dataset } from './types/datasets.ts';
import type { DependencyFile } from './types/dependencies.ts';
import type { Checksum } from './types/digests.ts';
import type { EvaluationReport } from './types/evaluations.ts';
import type { Governance } from './types/governance.ts';
import type { Lineage } from './types/lineage.ts';
import type { Model } from './types/models.ts';
import type { Sbom } from './types/sbom.ts';
import type { ScanResult } from './types/scans.ts';
import type { Signature } from './types/signatures.ts';
import type { WeightIndex } from './types/weight-indexes.ts';
export type * from './types/cards.ts';
export type * from './types/code-owners.ts';
export type * from './types/completeness.ts';
export type * from './types/datasets.ts';
export type * from './types/dependencies.ts';
export type * from './types/digests.ts';
export type * from './types/evaluations.ts';
export type * from './types/governance.ts';
export type * from './types/graph.ts';
export type * from './types/licenses.ts';
export type * from './types/lineage.ts';
export type * from './types/models.ts';
export type * from './types/policy-files.ts';
export type * from './types/sbom.ts';
export type * from './types/scans.ts';
export type * from './types/signatures.ts';
export type * from './types/vulnerabilities.ts';
export type * from './types/weight-indexes.ts';
/**
 * The facts document: what Modelward knows of one system, as a policy sees it in `input`.
 *
 * These types are the source of `policies/schemas/facts.schema.json` (`npm run build`). Conventions that hold
 * everywhere: a fact that is not stated is `null` (or an empty list), never absent; a value that says nothing
 * ("[More Information Needed]", "TODO", "NOASSERTION") is not a fact: it is `null`, and its pointer within the
 * record stands in `placeholders`; every path is relative to the tree that is checked, with `/`.
 */
export interface Facts {
    /** Version of this document's form. */
    facts_version: '1';
    system: System;
    repository: Repository;
    /** What the pull request changes; null outside a pull request. */
    change: null;
    /** Card, SBOM components and files of one model, joined. */
    models: Model[];
    model_cards: ModelCard[];
    dataset_cards: DatasetCard[];
    /** Every dataset that any artifact names, joined by its identity. */
    datasets: Dataset[];
    lineage: Lineage;
    sboms: Sbom[];
    files: File[];
    /** One record per recorded digest, whichever artifact records it. */
    checksums: Checksum[];
    /** What evaluations measured, one record for a report. Results in a card stand with the card. */
    evaluations: EvaluationReport[];
    /** Indexes of weights that are kept in several files. */
    weight_indexes: WeightIndex[];
    /** Files that say which packages are needed. */
    dependencies: DependencyFile[];
    /** Signatures, attestations and unsigned statements. */
    signatures: Signature[];
    governance: Governance;
    /** What scanners found, one record for a run. */
    scan_results: ScanResult[];
    /** What could not be read, wholly or in part, and why. Nothing disappears. */
    unread: Unread[];
}
/** The unit that is judged. */
export interface System {
    /** `id` of ml-system.yml, else the folder's name. */
    id: string;
    /** Folder of the system within the tree; empty for the whole tree. */
    path: string;
}
export interface Repository {
    kind: 'working-copy' | 'revision' | 'folder';
    /** 40 or 64 hex digits of the commit that is checked out or was asked for. */
    commit: string | null;
    /** True where the history is cut, so that ages of files are not known. */
    shallow: boolean;
}
/** Kinds of artifact. `other` is a file that no reader claims. */
export type ArtifactKind = 'model-card' | 'dataset-card' | 'sbom' | 'lineage' | 'checksums' | 'dependencies' | 'model-file' | 'weight-index' | 'governance' | 'signature' | 'evaluation' | 'scan-result' | 'other';
export interface File {
    path: string;
    /** Bytes; for a Git-LFS pointer the size that it states. */
    size: number;
    kind: ArtifactKind;
    /** Format within the kind: "safetensors", "cyclonedx-json", "openlineage", ... ; null for kind other. */
    format: string | null;
    /** For model files: does loading the format run code? `pickle` can, `data` cannot, `graph` holds operators, `archive` and `unknown` are not decided. */
    serialization: 'data' | 'graph' | 'pickle' | 'archive' | 'unknown' | null;
    /** Lowercase hex SHA-256 of the content (of the LFS object for a pointer); null if it was not computed. */
    sha256: string | null;
    /** True where the tree holds a Git-LFS pointer and not the content. */
    lfs_pointer: boolean;
    /** Last commit that touched the path; null outside git, in a shallow clone, for uncommitted files, and for kinds whose age no rule asks. */
    last_commit: LastCommit | null;
}
export interface LastCommit {
    commit: string;
    /** RFC 3339 in UTC. */
    author_date: string;
    /** Position in the history from the checked revision: 0 is the newest. Orders two files without trusting dates. */
    distance: number;
}
export type UnreadReason = 
/** The bytes do not follow the format: truncated, not UTF-8, a syntax error, a duplicate key. */
'malformed'
/** It passed one of the reader's limits (size, depth, entries, aliases). */
 | 'limit'
/** It vanished, is a folder, or the system refused it. */
 | 'unreadable'
/** A symbolic link that leaves the tree, or a name in a manifest that does. */
 | 'outside-tree'
/** Recognised, and Modelward does not read this format or version. */
 | 'unsupported';
export interface Unread {
    path: string;
    kind: ArtifactKind;
    reason: UnreadReason;
    /** `part`: the rest of the file was read. */
    extent: 'file' | 'part';
    /** One sentence that says what is wrong. */
    message: string;
    /** 1-based; null where the reason has no place. */
    line: number | null;
    column: number | null;
}
