import type { Facts } from '../facts/types.ts'
import type { InitRecord } from './record.ts'

/** One file of a plan. */
export interface Planned {
  readonly record: InitRecord
  /** From the top of the tree. */
  readonly path: string
  /** The file that already says it; null for one that is to be written. */
  readonly there: string | null
  /** What is to be written; null where it is there. */
  readonly text: string | null
}

/** What the systems of a tree lack, and what they have. Pure: the same facts give the same texts. */
export function planRecords(documents: readonly Facts[], records: readonly InitRecord[]): Planned[] {
  const ofTree = documents.slice(0, 1).flatMap((facts) => plan(facts, records, 'tree'))
  return [...documents.flatMap((facts) => plan(facts, records, 'system')), ...ofTree]
}

function plan(facts: Facts, records: readonly InitRecord[], of: InitRecord['of']): Planned[] {
  const folder = of === 'system' && facts.system.path !== '' ? `${facts.system.path}/` : ''
  return records
    .filter((record) => record.of === of)
    .map((record) => {
      const there = record.there(facts)
      return {
        record,
        path: `${folder}${record.path}`,
        there,
        text: there === null ? record.render(facts) : null,
      }
    })
}
