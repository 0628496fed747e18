/** A part of a Markdown document that can be shown in part. */
export interface Table {
  readonly head: string
  readonly rows: readonly string[]
  readonly foot: string
  /** What stands in place of the rows that do not fit. */
  readonly cut: (rows: number) => string
}

export interface Section extends Table {
  /** Who is served first when not all fits: the lowest. */
  readonly rank: number
}

/**
 * Puts sections together within a number of bytes of UTF-8. The lead always stands; then each section by rank takes
 * what it needs of what is left, and says how many of its rows are missing. Empty if not even the lead fits: GitHub
 * would drop it all the same.
 */
export function withinBytes(lead: string, sections: readonly Section[], budget: number): string {
  const filled = sections.filter((section) => section.rows.length > 0)
  const stubs = filled.map((section) => bytes(section.cut(section.rows.length)))
  let left = budget - bytes(lead) - stubs.reduce((sum, size) => sum + size, 0)
  if (bytes(lead) > budget) return ''
  if (left < 0) return lead
  const parts = new Map<Section, string>()
  for (const section of filled.toSorted((a, b) => a.rank - b.rank)) {
    const available = left + (stubs[filled.indexOf(section)] ?? 0)
    const part = fitSection(section, available)
    parts.set(section, part)
    left = available - bytes(part)
  }
  return lead + filled.map((section) => parts.get(section) ?? '').join('')
}

function fitSection(section: Table, available: number): string {
  const whole = section.head + section.rows.join('') + section.foot
  if (bytes(whole) <= available) return whole
  let left = available - bytes(section.head) - bytes(section.foot) - bytes(section.cut(section.rows.length))
  let shown = 0
  for (const row of section.rows) {
    left -= bytes(row)
    if (left < 0) break
    shown += 1
  }
  const cut = section.cut(section.rows.length - shown)
  return shown === 0 ? cut : section.head + section.rows.slice(0, shown).join('') + section.foot + cut
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}
