import { folderOf } from '../artifacts/paths.ts'
import type { ArtifactRecord, Locate } from '../artifacts/reader.ts'
import type { Unread } from './types.ts'

type CardRecord = Extract<ArtifactRecord, { into: 'dataset_cards' }>
type BenchmarkRecord = Extract<ArtifactRecord, { into: 'benchmarks' }>

/** Joins the `eval.yaml` of a dataset that is a benchmark of the Hub to the card beside it; without a card it is told. */
export function withBenchmarks(
  cards: readonly CardRecord[],
  benchmarks: readonly BenchmarkRecord[],
): { dataCards: CardRecord[]; unread: Unread[] } {
  const byFolder = new Map(benchmarks.map((record) => [folderOf(record.value.path), record]))
  const dataCards = cards.map((card) => {
    const folder = folderOf(card.value.path)
    const found = byFolder.get(folder)
    byFolder.delete(folder)
    return found === undefined ? card : joined(card, found)
  })
  return { dataCards, unread: [...byFolder.values()].map(({ value }) => withoutCard(value.path)) }
}

function joined(card: CardRecord, { value: benchmark, locate }: BenchmarkRecord): CardRecord {
  const locateBoth: Locate = async (pointer) => {
    const [field, ...rest] = pointer
    return field === 'benchmark' ? { ...(await locate(rest)), path: benchmark.path } : card.locate(pointer)
  }
  return { ...card, value: { ...card.value, benchmark }, locate: locateBoth }
}

function withoutCard(path: string): Unread {
  const message = 'This makes a dataset a benchmark of the Hub, and no dataset card stands beside it.'
  return {
    path,
    kind: 'dataset-card',
    reason: 'unsupported',
    extent: 'file',
    message,
    line: null,
    column: null,
  }
}
