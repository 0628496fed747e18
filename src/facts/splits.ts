import type { FileIndex } from './file-index.ts'
import { stem } from './names.ts'
import { folderOf } from './paths.ts'
import type { Dataset, DatasetCard, Lineage } from './types.ts'

/** Words in file names that name a split, and the split's usual name. */
const SPLIT_NAMES: Readonly<Record<string, string>> = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
  holdout: 'test',
}

interface SplitSources {
  datasetCards: readonly DatasetCard[]
  lineage: Lineage
  index: FileIndex
}

/**
 * Gives each dataset its splits: those that its card declares, and files of the lineage whose names say so
 * (`data/prepared/train.tsv`). Such a file belongs to the dataset of its folder, else to the only dataset that the
 * run which made it, or a run before, has taken in.
 */
export function attachSplits(datasets: Dataset[], sources: SplitSources) {
  const byName = new Map<string, Dataset>()
  for (const dataset of datasets)
    for (const name of [dataset.id, ...dataset.aliases]) byName.set(name, dataset)
  const cards = new Map(sources.datasetCards.map((card) => [card.path, card]))
  for (const dataset of datasets) {
    for (const source of dataset.sources) {
      const card = cards.get(source.path)
      if (card) addCardSplits(dataset, card, sources.index)
    }
  }
  const inputsOf = new Map<string, (readonly string[])[]>()
  for (const run of sources.lineage.runs) {
    for (const id of run.outputs) inputsOf.set(id, [...(inputsOf.get(id) ?? []), run.inputs])
  }
  for (const item of sources.lineage.datasets) {
    const path = item.file ?? item.name
    const name = item.type === 'dataset' || item.type === 'unknown' ? splitName(path) : null
    if (name === null) continue
    const owner = datasetOfFolder(path, byName) ?? onlySource(item.id, byName, inputsOf)
    if (!owner || owner.splits.some((split) => split.path === path)) continue
    owner.splits.push({ name, path, digest: sources.index.sha256(path) ?? item.digests[0] ?? null })
  }
}

/** The split that a file's name says, if it says one. */
function splitName(path: string): string | null {
  for (const word of stem(path).split(/[^a-z0-9]+/)) {
    if (Object.hasOwn(SPLIT_NAMES, word)) return SPLIT_NAMES[word] ?? null
  }
  return null
}

function addCardSplits(dataset: Dataset, card: DatasetCard, index: FileIndex) {
  const folder = folderOf(card.path)
  for (const split of card.splits) {
    const paths = split.paths.length > 0 ? split.paths : [null]
    for (const written of paths) {
      const path = written === null ? null : folder === '' ? written : `${folder}/${written}`
      dataset.splits.push({ name: split.name, path, digest: path === null ? null : index.sha256(path) })
    }
  }
}

function datasetOfFolder(path: string, byName: ReadonlyMap<string, Dataset>): Dataset | undefined {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const dataset = byName.get(folder)
    if (dataset) return dataset
  }
  return undefined
}

function onlySource(
  id: string,
  byName: ReadonlyMap<string, Dataset>,
  inputsOf: ReadonlyMap<string, readonly (readonly string[])[]>,
): Dataset | undefined {
  const seen = new Set<string>()
  const sources = new Set<Dataset>()
  const queue = [id]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const inputs = inputsOf.get(next) ?? []
    const dataset = inputs.length === 0 && next !== id ? byName.get(next) : undefined
    if (dataset) sources.add(dataset)
    for (const list of inputs) queue.push(...list)
  }
  return sources.size === 1 ? [...sources][0] : undefined
}
