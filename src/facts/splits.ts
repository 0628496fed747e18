import { folderOf } from '../artifacts/paths.ts'
import type { FileIndex } from './file-index.ts'
import { stem } from './names.ts'
import type { Dataset, DatasetCard, Lineage, Run } from './types.ts'

/** Longer names are no paths (PATH_MAX of Linux), and to look for each of their folders would take long. */
const PATH_LIMIT = 4096

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
  lineage: Pick<Lineage, 'runs' | 'datasets'>
  index: FileIndex
}

/**
 * Gives each dataset its splits: those that its card declares, and files of the lineage whose names say so
 * (`data/prepared/train.tsv`). Such a file belongs to the dataset that it is stated to be a part of, or to that of its
 * folder, else to the only dataset that the
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
  const wholes = new Map(sources.lineage.datasets.map((item) => [item.id, byName.get(item.name)]))
  for (const item of sources.lineage.datasets) {
    for (const { name, path, digest } of item.splits) {
      const computed = path === null ? null : sources.index.sha256(path)
      wholes.get(item.id)?.splits.push({ name, path, digest: computed ?? digest })
    }
  }
  const origins = new Origins(sources.lineage.runs, byName)
  const paths = new Map<Dataset, Set<string | null>>()
  for (const item of sources.lineage.datasets) {
    const path = item.file ?? item.name
    const name = item.type === 'dataset' || item.type === 'unknown' ? splitName(path) : null
    if (name === null) continue
    const whole = item.part_of === null ? undefined : wholes.get(item.part_of)
    const owner = whole ?? datasetOfFolder(path, byName) ?? origins.only(item.id)
    if (!owner) continue
    const known = paths.get(owner) ?? new Set(owner.splits.map((split) => split.path))
    paths.set(owner, known)
    if (known.has(path)) continue
    known.add(path)
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
  if (path.length > PATH_LIMIT) return undefined
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const dataset = byName.get(folder)
    if (dataset) return dataset
  }
  return undefined
}

/** Which datasets each lineage dataset was made from, over all runs between. */
class Origins {
  /** The only dataset that nothing here makes and that a thing is made from; null where there are several. */
  readonly #only = new Map<string, Dataset | null>()

  /** Spreads each dataset along the runs that take it in. No id is visited more than twice, also in a circle. */
  constructor(runs: readonly Run[], byName: ReadonlyMap<string, Dataset>) {
    const made = new Set(runs.flatMap((run) => run.outputs))
    const takers = new Map<string, Run[]>()
    for (const run of runs) {
      for (const id of run.inputs) {
        const known = takers.get(id)
        if (known) known.push(run)
        else takers.set(id, [run])
      }
    }
    const ofRuns = new Map<Run, Dataset | null>()
    const queue: string[] = []
    const spread = (id: string, origin: Dataset | null) => {
      for (const run of takers.get(id) ?? []) {
        if (!isNews(ofRuns, run, origin)) continue
        for (const output of run.outputs) if (isNews(this.#only, output, origin)) queue.push(output)
      }
    }
    for (const id of takers.keys()) {
      const dataset = made.has(id) ? undefined : byName.get(id)
      if (dataset) spread(id, dataset)
    }
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) spread(id, this.#only.get(id) ?? null)
  }

  only(id: string): Dataset | undefined {
    return this.#only.get(id) ?? undefined
  }
}

/** Notes an origin; false if that tells nothing new. */
function isNews<Key>(known: Map<Key, Dataset | null>, key: Key, origin: Dataset | null): boolean {
  const before = known.get(key)
  const after = before === undefined || before === origin ? origin : null
  known.set(key, after)
  return before !== after
}
