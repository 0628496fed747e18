import type { Digest } from '../../facts/types.ts'
import { listOf, member, textOf } from '../data.ts'
import { digestAlgorithm, digestFault } from '../digest-algorithms.ts'
import { type Kept, keep } from './values.ts'

export interface StatedHash {
  readonly digest: Digest
  /** Why it cannot be compared with a file; null if it can. */
  readonly fault: string | null
}

/** The `hashes` of a component by known algorithms, faulty ones included. */
export function statedHashes(component: unknown): Kept<StatedHash>[] {
  return keep(listOf(member(component, 'hashes')), (entry) => {
    const algorithm = digestAlgorithm(textOf(member(entry, 'alg')) ?? '')
    const value = textOf(member(entry, 'content'))?.trim().toLowerCase()
    if (algorithm === null || value === undefined) return null
    return { digest: { algorithm, value }, fault: digestFault(algorithm, value) }
  })
}

/** The digests that can be facts: hex of the algorithm's length, and no digit repeated throughout. */
export function digestsOf(component: unknown): Kept<Digest>[] {
  return faultless(statedHashes(component))
}

export function faultless(stated: readonly Kept<StatedHash>[]): Kept<Digest>[] {
  return stated
    .filter(({ value }) => value.fault === null)
    .map(({ value, index }) => ({ value: value.digest, index }))
}
