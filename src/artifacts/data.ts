/** A mapping of a parsed document. Keys are the artifact's: look them up with `member`, never by plain property access. */
export type Mapping = Readonly<Record<string, unknown>>

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value behind keys, one after the other; undefined where there is none. */
export function member(value: unknown, ...keys: readonly string[]): unknown {
  let current = value
  for (const key of keys) {
    if (!isMapping(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

/** Text that says something; null for everything else. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** The elements of a list; none for everything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
