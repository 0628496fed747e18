import type { Pointer, Span } from '../documents/place.ts'
import type {
  ArtifactKind,
  Benchmark,
  Checksum,
  DatasetCard,
  DependencyFile,
  EvaluationReport,
  File,
  LineageDataset,
  LineageError,
  ModelCard,
  RecordedSbom,
  Remote,
  Run,
  SavedModel,
  ScanResult,
  Signature,
  Unread,
  WeightIndex,
} from '../facts/types.ts'
import type { ByteRange } from '../repository/tree.ts'
import type { SignedContent } from '../signatures/content.ts'
import type { GovernanceEntry } from './governance/entry.ts'

/**
 * How many bytes of each file `recognise` sees: enough for what tells formats apart to stand behind other keys, and
 * for most small files to be read once.
 */
export const HEAD_LENGTH = 65_536

/** A file that some reader may claim. */
export interface Candidate {
  readonly path: string
  readonly size: number
  /** The first bytes, at most HEAD_LENGTH. */
  readonly head: Uint8Array
}

/** A file to read. Bytes beyond the reader's limit are refused before `read` is called. */
export interface Source {
  readonly path: string
  readonly size: number
  /** What `recognise` said. */
  readonly format: string
  readonly bytes: Uint8Array
  /** Is there a file at this path of the tree? */
  exists(path: string): boolean
  /**
   * The content of another file that this one refers to; null if it is not in the tree, cannot be read or is longer
   * than `limit` bytes. Absent where there is no tree around the file.
   */
  readOther?(path: string, limit: number): Promise<Uint8Array | null>
}

/** A file that is too long to be held, as it comes. What `chunks` throws is not the reader's to catch. */
export interface LongSource extends Omit<Source, 'bytes'> {
  readonly chunks: AsyncIterable<Uint8Array>
}

/** How files beyond the limit of a reader are read, where a format can be read piece by piece in bounded memory. */
export interface LongReader {
  readonly limit: number
  /** Is this file of such a form? `format` is what `recognise` said. */
  canRead(candidate: Candidate, format: string): boolean
  read(source: LongSource): Promise<Reading>
}

/**
 * One kind of artifact. `recognise` is cheap and says the format or null; `read` never throws on what a file
 * holds: what it cannot read it returns as `unread`.
 */
export interface ArtifactReader {
  readonly kind: ArtifactKind
  readonly title: string
  /** Where the formats are specified. */
  readonly specifications: readonly string[]
  /** Largest file that is read; null for a kind whose content is never read whole. */
  readonly limit: number | null
  readonly long?: LongReader
  /** Cheap test on the path alone: false means that the head need not be read for this kind. */
  mayBe(path: string): boolean
  recognise(candidate: Candidate): string | null
  read(source: Source): Promise<Reading> | Reading
}

export interface Reading {
  readonly records: readonly ArtifactRecord[]
  readonly unread: readonly Unread[]
}

/**
 * Gives the place of a value of the record, by its pointer within the record; the nearest enclosing place where the value
 * has none. `path` is there for what another file says than the record's own.
 */
export type Locate = (pointer: Pointer) => Promise<Span & { readonly path?: string }>

/** What a file beside a model card says of its model, before it is joined to the card. */
export interface CardSupplement
  extends Pick<
    ModelCard,
    | 'path'
    | 'evaluations'
    | 'users'
    | 'use_cases'
    | 'technical_limitations'
    | 'ethical_considerations'
    | 'sensitive_data'
  > {
  format: 'hub-eval-results' | 'nvidia-subcard'
  /** Where the card stands. */
  folder: string
  sections: Partial<ModelCard['sections']>
}

/** What a manifest, SBOM or lockfile records of a file, before it is compared with the bytes. */
export type RecordedChecksum = Pick<
  Checksum,
  'manifest' | 'source' | 'subject' | 'algorithm' | 'expected' | 'reason'
> & {
  /** The digest is of a part of the file; `last` where the file has to end with it. */
  readonly part?: ByteRange & { readonly last: boolean }
}

export type ArtifactRecord =
  | { readonly into: 'model_cards'; readonly value: ModelCard; readonly locate: Locate }
  | { readonly into: 'dataset_cards'; readonly value: DatasetCard; readonly locate: Locate }
  | { readonly into: 'sboms'; readonly value: RecordedSbom; readonly locate: Locate }
  | { readonly into: 'card_supplements'; readonly value: CardSupplement; readonly locate: Locate }
  | { readonly into: 'benchmarks'; readonly value: Benchmark; readonly locate: Locate }
  | { readonly into: 'runs'; readonly value: Run; readonly locate: Locate }
  | { readonly into: 'lineage_datasets'; readonly value: LineageDataset; readonly locate: Locate }
  | { readonly into: 'saved_models'; readonly value: SavedModel; readonly locate: Locate }
  | { readonly into: 'lineage_errors'; readonly value: LineageError; readonly locate: Locate }
  | { readonly into: 'remotes'; readonly value: Remote; readonly locate: Locate }
  | { readonly into: 'checksums'; readonly value: RecordedChecksum; readonly locate: Locate }
  | { readonly into: 'evaluations'; readonly value: EvaluationReport; readonly locate: Locate }
  | { readonly into: 'scan_results'; readonly value: ScanResult; readonly locate: Locate }
  | { readonly into: 'weight_indexes'; readonly value: WeightIndex; readonly locate: Locate }
  | { readonly into: 'dependencies'; readonly value: DependencyFile; readonly locate: Locate }
  | {
      readonly into: 'signatures'
      readonly value: Signature
      /** What is to be verified; null where nothing can be. */
      readonly signed: SignedContent | null
      readonly locate: Locate
    }
  /** Bytes of the tensors in a file of weights. */
  | {
      readonly into: 'tensor_bytes'
      readonly value: { readonly path: string; readonly bytes: number }
      readonly locate: Locate
    }
  | ({ readonly into: 'governance'; readonly locate: Locate } & GovernanceEntry)
  | {
      readonly into: 'files'
      readonly value: Pick<File, 'path' | 'format' | 'serialization'>
      readonly locate: Locate
    }
