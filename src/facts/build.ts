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
import { type Listed, listed, originOf, pathOf, Records } from './records.ts'
import { withCoverage } from './signatures.ts'
import type { Checksum, Facts, File, LastCommit, Repository, Signature, Unread } from './types.ts'
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
  const records = new Records(input.records.filter((record) => within(pathOf(record))))
  const allFiles = input.files.map((file) => fileFacts(file, input))
  const index = new FileIndex(allFiles)
  const files = allFiles.filter((file) => within(file.path))
  const { governance, governanceOrigins } = joinGovernance({
    records: records.in('governance'),
    codeOwners: new Records(input.records).in('governance'),
    files,
  })
  const mlSystem = governance.ml_system
  const systemId = mlSystem?.id ?? input.systemName

  const supplemented = withSupplements(records.in('model_cards'), records.in('card_supplements'))
  const benchmarked = withBenchmarks(records.in('dataset_cards'), records.in('benchmarks'))
  const cards = listed(supplemented.cards)
  const datasetCards = listed(benchmarked.dataCards)
  const modelCards = cards.values
  const boms = records.in('sboms')
  const { sboms: recordedSboms, found } = findFilesOfComponents(boms, files)
  const sboms = resolveBomLinks(recordedSboms).map((sbom) => ({
    ...sbom,
    completeness: completenessOf(sbom),
  }))
  const lineage = joinLineage(records, files)
  const signatures = records.listed('signatures')
  const signatureFacts = signatures.values.map((signature) => withCoverage(signature, files))
  const checksums = joinChecksums(input, { within, records, files, found, signatures: signatureFacts })

  const joined = joinModels({ systemId, cards: modelCards, sboms, files, mlSystem, index })
  const { models, cards: bomCards } = withComponentCards(joined, sboms, boms, modelCards.length)
  const sources = { datasetCards: datasetCards.values, sboms, lineage: lineage.facts }
  const datasets = joinDatasets({ systemId, modelCards, mlSystem, index, ...sources })
  const evaluations = records.listed('evaluations')
  const evaluationFacts = bindEvaluations(evaluations.values, files)
  const graph = lineageGraph({
    datasets,
    models: joined,
    modelCards,
    files,
    evaluations: evaluationFacts,
    ...sources,
  })
  const scans = records.listed('scan_results')
  const weightIndexes = records.listed('weight_indexes')
  const tensorBytes = new Map(records.in('tensor_bytes').map(({ value }) => [value.path, value.bytes]))
  const dependencies = records.listed('dependencies')
  const facts: Facts = {
    facts_version: '1',
    system: { id: systemId, path: input.systemPath },
    repository: input.repository,
    change: null,
    models,
    model_cards: [...modelCards, ...bomCards.map(({ value }) => value)],
    dataset_cards: datasetCards.values,
    datasets,
    lineage: { ...lineage.facts, graph },
    sboms,
    files,
    weight_indexes: joinWeightIndexes(weightIndexes.values, files, tensorBytes),
    dependencies: dependencies.values,
    checksums: checksums.values,
    signatures: signatureFacts,
    evaluations: evaluationFacts,
    scan_results: bindScans(scans.values, files),
    governance,
    unread: [
      ...input.unread.filter((entry) => within(entry.path)),
      ...supplemented.unread,
      ...benchmarked.unread,
    ],
  }
  const origins: Origins = {
    model_cards: [...cards.origins, ...bomCards.map(({ value, locate }) => ({ path: value.path, locate }))],
    dataset_cards: datasetCards.origins,
    sboms: boms.map(originOf),
    ...lineage.origins,
    checksums: checksums.origins,
    weight_indexes: weightIndexes.origins,
    dependencies: dependencies.origins,
    signatures: signatures.origins,
    evaluations: evaluations.origins,
    scan_results: scans.origins,
    governance: governanceOrigins,
  }
  return { facts, placer: createPlacer(facts, origins) }
}

/** Lineage as its files tell it, before it is a graph. */
function joinLineage(records: Records, files: readonly File[]) {
  const runs = listed(mergeRuns(records.in('runs')))
  const steps = mergeLineageDatasets(records.in('lineage_datasets'))
  const savedModels = records.listed('saved_models')
  const remotes = records.listed('remotes')
  const errors = records.listed('lineage_errors')
  return {
    facts: {
      // A configuration names where data is kept, and tells no lineage.
      files: files
        .filter((file) => file.kind === 'lineage' && file.format !== 'dvc-config')
        .map((file) => file.path),
      runs: runs.values,
      datasets: steps.map(({ value }) => value),
      saved_models: savedModels.values,
      remotes: remotes.values,
      errors: errors.values,
    },
    origins: {
      runs: runs.origins,
      lineage_datasets: steps.map(({ origin }) => origin),
      saved_models: savedModels.origins,
      remotes: remotes.origins,
      lineage_errors: errors.origins,
    },
  }
}

interface ChecksumSources {
  within(path: string): boolean
  records: Records
  files: readonly File[]
  /** Digests of SBOM components that found their file. */
  found: readonly { checksum: Checksum; origin: Origin }[]
  signatures: readonly Signature[]
}

/** Every recorded digest, compared; then what no artifact records, which has no origin. */
function joinChecksums(input: FactsInput, sources: ChecksumSources): Listed<Checksum> {
  const { within, records, files, found, signatures } = sources
  const recorded = records.listed('checksums')
  const byPath = new Map(input.files.map((file) => [file.path, file]))
  const compared = [
    ...recorded.values.map((value) => compareChecksum(value, byPath.get(value.subject), input.digests)),
    ...found.map(({ checksum }) => checksum),
    ...pointerChecksums(input.files.filter((file) => within(file.path))),
  ]
  const listedOrNot = [...compared, ...unlistedChecksums(files, compared)]
  return {
    values: [...listedOrNot, ...unsignedChecksums(signatures, files, listedOrNot)],
    origins: [...recorded.origins, ...found.map(({ origin }) => origin)],
  }
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
