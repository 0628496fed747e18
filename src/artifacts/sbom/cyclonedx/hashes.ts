import type { Pointer } from '../../../documents/place.ts'
import type { Digest } from '../../../facts/types.ts'
import { listOf, member } from '../../data.ts'
import { faultless, type StatedHash, statedHash } from '../hashes.ts'
import { type Kept, keep } from '../values.ts'

/** The `hashes` of a component or external reference by known algorithms, faulty ones included. */
export function statedHashes(holder: unknown): Kept<StatedHash>[] {
  return keep(listOf(member(holder, 'hashes')), (entry) =>
    statedHash(member(entry, 'alg'), member(entry, 'content')),
  )
}

/** Those that can be facts. */
export function digestsOf(holder: unknown): Kept<Digest>[] {
  return faultless(statedHashes(holder))
}

export function hashField([, field]: Pointer): Pointer {
  if (field === 'algorithm') return ['alg']
  return field === 'value' ? ['content'] : []
}
