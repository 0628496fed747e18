import type { Digest } from '../../facts/types.ts'
import { textOf } from '../data.ts'
import { digestAlgorithm, digestFault } from '../digest-algorithms.ts'
import type { Kept } from './values.ts'

export interface StatedHash {
  readonly digest: Digest
  /** Why it cannot be compared with a file; null if it can. */
  readonly fault: string | null
}

/** A digest as an SBOM states it, faulty ones included; null for an algorithm that is not among the facts. */
export function statedHash(algorithm: unknown, content: unknown): StatedHash | null {
  const known = digestAlgorithm(textOf(algorithm) ?? '')
  const value = textOf(content)?.trim().toLowerCase()
  if (known === null || value === undefined) return null
  return { digest: { algorithm: known, value }, fault: digestFault(known, value) }
}

/** The digests that can be facts: hex of the algorithm's length, and no digit repeated throughout. */
export function faultless(stated: readonly Kept<StatedHash>[]): Kept<Digest>[] {
  return stated
    .filter(({ value }) => value.fault === null)
    .map(({ value, index }) => ({ value: value.digest, index }))
}
