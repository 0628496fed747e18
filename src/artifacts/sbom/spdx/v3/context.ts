import { member } from '../../../data.ts'

/** Versions whose context is known by heart; only the last has a schema that is checked. */
const CONTEXTS: ReadonlyMap<unknown, '3.0.0' | '3.0.1'> = new Map([
  ['https://spdx.org/rdf/3.0.0/spdx-context.jsonld', '3.0.0'],
  ['https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '3.0.1'],
])

export interface Context {
  /** The version whose terms the document uses; null where its context is none of SPDX's own. */
  readonly version: '3.0.0' | '3.0.1' | null
  /** There are more contexts, which could give the terms another meaning. */
  readonly others: boolean
}

/** A context is never fetched, so that only the canonical ones can be understood. */
export function contextOf(document: unknown): Context {
  const stated = member(document, '@context')
  const list = Array.isArray(stated) ? stated : [stated]
  const known = list.filter((each) => CONTEXTS.has(each))
  return { version: CONTEXTS.get(known[0]) ?? null, others: list.length > known.length }
}
