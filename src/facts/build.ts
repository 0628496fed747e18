import { mergeRuns } from '../artifacts/lineage/merge.ts'
import type { ArtifactRecord } from '../artifacts/reader.ts'
import { withBenchmarks } from './benchmarks.ts'
import { resolveBomLinks } from './bom-links.ts'
import { bindEvaluations, bindScans } from './bound.ts'
import { withSupplements } from './card-supplements.ts'
import {
  compareChecksum,
  type Digests,
  type HashableFile,
  pointerChecksums,
  unlistedChecksums,
  unsignedChecksums,
} from './checksums.ts'
import { completenessOf } from './completeness.ts'
import { withComponentCards } from './component-cards.ts'
import { findFilesOfComponents } from './component-files.ts'
import { joinDatasets } from './datasets.ts'
import { FileIndex } from './file-index.ts'
import { joinGovernance } from './governance.ts'
import { lineageGraph } from './graph/build.ts'
import { mergeLineageDatasets } from './lineage.ts'
import { joinModels } from './models.ts'
import { isWithin } from './paths.ts'
import { createPlacer, type Origin, type Origins, type Placer } from './places.ts'
import { withCoverage } from './signatures.ts'
import type { Facts, File, LastCommit, Repository, Unread } from './types.ts'
import { joinWeightIndexes } from './weight-indexes.ts'

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
  const boms = of(records, 'sboms')
  const { cards, unread: withoutCard } = withSupplements(
    of(records, 'model_cards'),
    of(records, 'card_supplements'),
  )
  const { dataCards, unread: withoutDataCard } = withBenchmarks(
    of(records, 'dataset_cards'),
    of(records, 'benchmarks'),
  )
  const checksumRecords = of(records, 'checksums')
  const dependencies = of(records, 'dependencies')
  const weightIndexes = of(records, 'weight_indexes')
  const tensorBytes = new Map(of(records, 'tensor_bytes').map(({ value }) => [value.path, value.bytes]))
  const signatures = of(records, 'signatures')
  const runs = mergeRuns(of(records, 'runs'))
  const steps = mergeLineageDatasets(of(records, 'lineage_datasets'))
  const evaluations = of(records, 'evaluations')
  const scans = of(records, 'scan_results')
  const savedModels = of(records, 'saved_models')
  const lineageErrors = of(records, 'lineage_errors')
  const remotes = of(records, 'remotes')
  const allFiles = input.files.map((file) => fileFacts(file, input))
  const index = new FileIndex(allFiles)
  const files = allFiles.filter((file) => within(file.path))
  const { governance, governanceOrigins } = joinGovernance({
    records: of(records, 'governance'),
    codeOwners: of(input.records, 'governance'),
    files,
  })
  const mlSystem = governance.ml_system
  const systemId = mlSystem?.id ?? input.systemName
  const modelCards = cards.map(({ value }) => value)
  const datasetCards = dataCards.map(({ value }) => value)
  const { sboms: recordedSboms, found } = findFilesOfComponents(boms, files)
  const sboms = resolveBomLinks(recordedSboms).map((sbom) => ({
    ...sbom,
    completeness: completenessOf(sbom),
  }))
  const lineage = {
    // A configuration names where data is kept, and tells no lineage.
    files: files
      .filter((file) => file.kind === 'lineage' && file.format !== 'dvc-config')
      .map((file) => file.path),
    runs: runs.map(({ value }) => value),
    datasets: steps.map(({ value }) => value),
    saved_models: savedModels.map(({ value }) => value),
    remotes: remotes.map(({ value }) => value),
    errors: lineageErrors.map(({ value }) => value),
  }
  const byPath = new Map(input.files.map((file) => [file.path, file]))
  const recorded = [
    ...checksumRecords.map(({ value }) => compareChecksum(value, byPath.get(value.subject), input.digests)),
    ...found.map(({ checksum }) => checksum),
    ...pointerChecksums(input.files.filter((file) => within(file.path))),
  ]
  const { models, cards: bomCards } = withComponentCards(
    joinModels({ systemId, cards: modelCards, sboms, files, mlSystem, index }),
    boms.map(({ value, locate }, number) => ({ value: sboms[number] ?? value, locate })),
    modelCards.length,
  )
  const allCards = [...modelCards, ...bomCards.map(({ value }) => value)]
  const datasets = joinDatasets({ systemId, modelCards, datasetCards, sboms, lineage, mlSystem, index })
  const reports = bindEvaluations(
    evaluations.map(({ value }) => value),
    files,
  )
  const graph = lineageGraph({
    datasets,
    models,
    modelCards: allCards,
    datasetCards,
    sboms,
    files,
    evaluations: reports,
    lineage,
  })
  const signatureFacts = signatures.map(({ value }) => withCoverage(value, files))
  const unlisted = unlistedChecksums(files, recorded)
  const facts: Facts = {
    facts_version: '1',
    system: { id: systemId, path: input.systemPath },
    repository: input.repository,
    change: null,
    models,
    model_cards: allCards,
    dataset_cards: datasetCards,
    datasets,
    lineage: { ...lineage, graph },
    sboms,
    files,
    evaluations: reports,
    weight_indexes: joinWeightIndexes(
      weightIndexes.map(({ value }) => value),
      files,
      tensorBytes,
    ),
    dependencies: dependencies.map(({ value }) => value),
    checksums: [
      ...recorded,
      ...unlisted,
      ...unsignedChecksums(signatureFacts, files, [...recorded, ...unlisted]),
    ],
    signatures: signatureFacts,
    governance,
    scan_results: bindScans(
      scans.map(({ value }) => value),
      files,
    ),
    unread: [...input.unread.filter((entry) => within(entry.path)), ...withoutCard, ...withoutDataCard],
  }
  const origins: Origins = {
    model_cards: [
      ...cards.map(originOf),
      ...bomCards.map(({ value, locate }) => ({ path: value.path, locate })),
    ],
    dataset_cards: dataCards.map(originOf),
    sboms: boms.map(originOf),
    runs: runs.map(originOf),
    lineage_datasets: steps.map(({ origin }) => origin),
    saved_models: savedModels.map(originOf),
    lineage_errors: lineageErrors.map(originOf),
    remotes: remotes.map(originOf),
    checksums: [...checksumRecords.map(originOf), ...found.map(({ origin }) => origin)],
    evaluations: evaluations.map(originOf),
    scan_results: scans.map(originOf),
    weight_indexes: weightIndexes.map(originOf),
    dependencies: dependencies.map(originOf),
    signatures: signatures.map(originOf),
    governance: governanceOrigins,
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
