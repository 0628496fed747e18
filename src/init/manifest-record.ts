import type { Facts, GovernanceLists } from '../facts/types.ts'
import { manifestHeader } from './parts.ts'
import type { InitRecord } from './record.ts'

interface ManifestText {
  /** Name of the manifest. */
  readonly name: string
  /** List of the facts that has one where the record is there. */
  readonly list: keyof GovernanceLists
  readonly about: string
  body(facts: Facts): string
}

/** A governance manifest of a system, below governance/. */
export function manifestRecord({ name, list, about, body }: ManifestText): InitRecord {
  return {
    name,
    path: `governance/${name}.yml`,
    of: 'system',
    about,
    there: ({ governance }) => governance[list][0]?.path ?? null,
    render: (facts) => `${manifestHeader(name, about)}\n${body(facts)}`,
  }
}
