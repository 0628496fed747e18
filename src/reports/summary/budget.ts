/** A part of a Markdown document that can be shown in part: a head, rows and a foot. */
export interface Section {
  readonly head: string
  readonly rows: readonly string[]
  readonly foot: string
  /** What stands in place of the rows that do not fit. */
  readonly cut: (rows: number) => string
}

/**
 * Puts sections together within a number of bytes of UTF-8. The lead always stands; earlier sections take what they
 * need, later ones what is left, and each says how many of its rows are missing. Empty if not even the lead fits:
 * GitHub would drop it all the same.
 */
export function withinBytes(lead: string, sections: readonly Section[], budget: number): string {
  if (bytes(lead) > budget) return ''
  const reserved = sections.map((section) =>
    section.rows.length === 0 ? 0 : bytes(section.cut(section.rows.length)),
  )
  let left = budget - bytes(lead) - reserved.reduce((sum, size) => sum + size, 0)
  const parts = [lead]
  for (const [index, section] of sections.entries()) {
    const available = left + (reserved[index] ?? 0)
    const part = section.rows.length === 0 ? '' : fitSection(section, available)
    if (bytes(part) > available) break
    parts.push(part)
    left = available - bytes(part)
  }
  return parts.join('')
}

function fitSection(section: Section, available: number): string {
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

export function bytes(text: string): number {
  return Buffer.byteLength(text)
}
