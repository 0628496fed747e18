import { createHash } from 'node:crypto'
import { byCodeUnit } from '../facts/paths.ts'
import type { System } from '../facts/types.ts'
import type { Finding } from './report.ts'

/** What a fingerprint is made from. */
export interface Fingerprintable extends Pick<Finding, 'rule' | 'kind' | 'message'> {
  stablePointer: string
}

/**
 * Gives the findings of a system their fingerprints: SHA-256 in hex over rule, kind, the system's path (its id may be
 * the name of the folder that it was cloned into) and the stable pointer. No line number and no list index is in it.
 * Where findings share all that, the first by message keeps the plain fingerprint, so that mending one of two does not
 * make the other look new; the others add their message, and a number where that is the same too.
 */
export function withFingerprints<T extends Fingerprintable>(
  system: Pick<System, 'path'>,
  findings: readonly T[],
): (T & { fingerprint: string })[] {
  return [...grouped(system, findings)].flatMap(([key, group]) => {
    const seen = new Map<string, number>()
    return group
      .sort((a, b) => byCodeUnit(a.message, b.message))
      .map((finding, i) => {
        const repeated = seen.get(finding.message) ?? 0
        seen.set(finding.message, repeated + 1)
        const text = i === 0 ? key : JSON.stringify([key, finding.message, repeated])
        return { ...finding, fingerprint: createHash('sha256').update(text).digest('hex') }
      })
  })
}

function grouped<T extends Fingerprintable>(
  system: Pick<System, 'path'>,
  findings: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const finding of findings) {
    const key = keyOf(system, finding)
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return groups
}

/** A text that no other combination of values gives. */
function keyOf({ path }: Pick<System, 'path'>, { rule, kind, stablePointer }: Fingerprintable): string {
  return JSON.stringify([rule, kind, path, stablePointer])
}
