import type { Pointer, Span } from '../documents/place.ts'
import type {
  ArtifactKind,
  Checksum,
  DatasetCard,
  File,
  LineageDataset,
  MlSystem,
  ModelCard,
  RecordedSbom,
  Run,
  Unread,
} from '../facts/types.ts'

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
  /** Cheap test on the path alone: false means that the head need not be read for this kind. */
  mayBe(path: string): boolean
  recognise(candidate: Candidate): string | null
  read(source: Source): Promise<Reading> | Reading
}

export interface Reading {
  readonly records: readonly ArtifactRecord[]
  readonly unread: readonly Unread[]
}

/** Gives the place of a value of the record, by its pointer within the record; the nearest enclosing place where the value has none. */
export type Locate = (pointer: Pointer) => Promise<Span>

/** What a manifest, SBOM or lockfile records of a file, before it is compared with the bytes. */
export type RecordedChecksum = Pick<
  Checksum,
  'manifest' | 'source' | 'subject' | 'algorithm' | 'expected' | 'reason'
>

export type ArtifactRecord =
  | { readonly into: 'model_cards'; readonly value: ModelCard; readonly locate: Locate }
  | { readonly into: 'dataset_cards'; readonly value: DatasetCard; readonly locate: Locate }
  | { readonly into: 'sboms'; readonly value: RecordedSbom; readonly locate: Locate }
  | { readonly into: 'runs'; readonly value: Run; readonly locate: Locate }
  | { readonly into: 'lineage_datasets'; readonly value: LineageDataset; readonly locate: Locate }
  | { readonly into: 'checksums'; readonly value: RecordedChecksum; readonly locate: Locate }
  | { readonly into: 'ml_system'; readonly value: MlSystem; readonly locate: Locate }
  | {
      readonly into: 'files'
      readonly value: Pick<File, 'path' | 'format' | 'serialization'>
      readonly locate: Locate
    }
