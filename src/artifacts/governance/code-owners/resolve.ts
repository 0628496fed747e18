import type { CodeOwnersRule, OwnedFile } from '../../../facts/types.ts'
import { matchesPattern, parsePattern } from './pattern.ts'

/** Says who owns a file: the last rule that matches decides. */
export function ownerLookup(rules: readonly CodeOwnersRule[]): (path: string) => OwnedFile {
  const patterns = rules.map(({ pattern }) => parsePattern(pattern))
  return (path) => {
    const rule = patterns.findLastIndex((pattern) => matchesPattern(pattern, path))
    return { path, owners: rules[rule]?.owners ?? [], rule: rule === -1 ? null : rule }
  }
}
