import { mergeRuns } from '../artifacts/lineage/merge.ts'
import type { ArtifactRecord } from '../artifacts/reader.ts'
import { resolveBomLinks } from './bom-links.ts'
import {
  compareChecksum,
  type Digests,
  type HashableFile,
  pointerChecksums,
  unlistedChecksums,
} from './checksums.ts'
import { completenessOf } from './completeness.ts'
import { findFilesOfComponents } from './component-files.ts'
import { joinDatasets } from './datasets.ts'
import { FileIndex } from './file-index.ts'
import { mergeLineageDatasets } from './lineage.ts'
import { joinModels } from './models.ts'
import { isWithin } from './paths.ts'
import { createPlacer, type Origin, type Origins, type Placer } from './places.ts'
import type { Facts, File, LastCommit, Repository, Unread } from './types.ts'

/** Everything that was read of a tree, before it is made into one document. Lists are sorted by path. */
export interface FactsInput {
  repository: Repository
  /** Folder of the system within the tree; empty for the whole tree. */
  systemPath: string
  /** Name of the system where ml-system.yml gives none. */
  systemName: string
  files: readonly (HashableFile &
    Pick<File, 'size' | 'format' | 'serialization'> & { sha256: string | null })[]
  records: readonly ArtifactRecord[]
  unread: readonly Unread[]
  digests: Digests
  lastCommits: ReadonlyMap<string, LastCommit>
}

/** The facts of one system, and the way from a pointer into them to a place in a file. */
export interface SystemFacts {
  facts: Facts
  placer: Placer
}

/** Makes the one document of a system out of what the readers found. Pure: the same input gives the same document. */
export function buildFacts(input: FactsInput): SystemFacts {
  const within = (path: string) => isWithin(path, input.systemPath)
  const records = input.records.filter((record) => within(pathOf(record)))
  const [cards, dataCards, boms] = [
    of(records, 'model_cards'),
    of(records, 'dataset_cards'),
    of(records, 'sboms'),
  ]
  const checksumRecords = of(records, 'checksums')
  const runs = mergeRuns(of(records, 'runs'))
  const steps = mergeLineageDatasets(of(records, 'lineage_datasets'))
  const [manifest] = of(records, 'ml_system')

  const mlSystem = manifest?.value ?? null
  const systemId = mlSystem?.id ?? input.systemName
  const allFiles = input.files.map((file) => fileFacts(file, input))
  const index = new FileIndex(allFiles)
  const files = allFiles.filter((file) => within(file.path))
  const modelCards = cards.map(({ value }) => value)
  const datasetCards = dataCards.map(({ value }) => value)
  const { sboms: recordedSboms, found } = findFilesOfComponents(boms, files)
  const sboms = resolveBomLinks(recordedSboms).map((sbom) => ({
    ...sbom,
    completeness: completenessOf(sbom),
  }))
  const lineage = {
    files: files.filter((file) => file.kind === 'lineage').map((file) => file.path),
    runs: runs.map(({ value }) => value),
    datasets: steps.map(({ value }) => value),
  }
  const byPath = new Map(input.files.map((file) => [file.path, file]))
  const recorded = [
    ...checksumRecords.map(({ value }) => compareChecksum(value, byPath.get(value.subject), input.digests)),
    ...found.map(({ checksum }) => checksum),
    ...pointerChecksums(input.files.filter((file) => within(file.path))),
  ]
  const facts: Facts = {
    facts_version: '1',
    system: { id: systemId, path: input.systemPath },
    repository: input.repository,
    change: null,
    models: joinModels({ systemId, cards: modelCards, sboms, files, mlSystem, index }),
    model_cards: modelCards,
    dataset_cards: datasetCards,
    datasets: joinDatasets({ systemId, modelCards, datasetCards, sboms, lineage, mlSystem, index }),
    lineage,
    sboms,
    files,
    checksums: [...recorded, ...unlistedChecksums(files, recorded)],
    governance: { ml_system: mlSystem },
    unread: input.unread.filter((entry) => within(entry.path)),
  }
  const origins: Origins = {
    model_cards: cards.map(originOf),
    dataset_cards: dataCards.map(originOf),
    sboms: boms.map(originOf),
    runs: runs.map(originOf),
    lineage_datasets: steps.map(({ origin }) => origin),
    checksums: [...checksumRecords.map(originOf), ...found.map(({ origin }) => origin)],
    ml_system: manifest ? originOf(manifest) : null,
  }
  return { facts, placer: createPlacer(facts, origins) }
}

/** The records of one room, in the order in which they were read. */
function of<Room extends ArtifactRecord['into']>(records: readonly ArtifactRecord[], room: Room) {
  return records.filter((record): record is Extract<ArtifactRecord, { into: Room }> => record.into === room)
}

/** The file that a record was read from. */
function pathOf(record: ArtifactRecord): string {
  return record.into === 'checksums' ? record.value.manifest : record.value.path
}

function originOf(record: ArtifactRecord): Origin {
  return { path: pathOf(record), locate: record.locate }
}

function fileFacts(file: FactsInput['files'][number], input: FactsInput): File {
  const computed = input.digests.get(file.path)
  const digests = computed === undefined || computed instanceof Error ? {} : computed
  return {
    path: file.path,
    size: file.lfs?.size ?? file.size,
    kind: file.kind,
    format: file.format,
    serialization: file.serialization,
    sha256: file.lfs?.oid ?? file.sha256 ?? digests.sha256 ?? null,
    lfs_pointer: file.lfs !== null,
    last_commit: input.lastCommits.get(file.path) ?? null,
  }
}
