import type { Section } from '../../facts/types.ts'
import type { Heading } from './outline.ts'

/** Which sections a heading names, by a pattern over its normalized text. None at all: a section that is no fact of its own, and no other's. */
export type HeadingTable<Name extends string> = readonly (readonly [
  pattern: RegExp,
  names: readonly Name[],
])[]

export interface Sections<Name extends string> {
  fact(name: Name): Section
  /** The heading to point at: of a placeholder the one that holds it. Null if no heading names the section. */
  heading(name: string | undefined): Heading | null
}

/**
 * What the card says in each section. Text below a sub-heading counts for the section above it, unless the sub-heading
 * names a section itself: recommendations below "Limitations" are no limitations. What stands directly below a title
 * that names no section counts for `lead`.
 */
export function findSections<Name extends string>(
  headings: readonly Heading[],
  table: HeadingTable<Name>,
  lead: Name,
): Sections<Name> {
  const found = new Map<string, Heading[]>()
  const open: { level: number; names: readonly Name[] }[] = []
  for (const [index, heading] of headings.entries()) {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop()
    const own = namesOf(heading, table)
    const names = own ?? open.at(-1)?.names ?? []
    open.push({ level: heading.level, names })
    for (const name of index === 0 && own === null ? [lead] : names) {
      const named = found.get(name)
      if (named === undefined) found.set(name, [heading])
      else named.push(heading)
    }
  }
  return {
    fact: (name) => summarize(found.get(name) ?? []),
    heading: (name) => {
      const headings = name === undefined ? [] : (found.get(name) ?? [])
      const placeholder = headings.find(({ state }) => state === 'placeholder')
      return (summarize(headings).placeholder ? placeholder : headings[0]) ?? null
    },
  }
}

function namesOf<Name extends string>(heading: Heading, table: HeadingTable<Name>): readonly Name[] | null {
  const matches = table.filter(([pattern]) => pattern.test(heading.normal))
  return matches.length === 0 ? null : [...new Set(matches.flatMap(([, names]) => names))]
}

function summarize(headings: readonly Heading[]): Section {
  const textPresent = headings.some(({ state }) => state === 'text')
  const placeholder = !textPresent && headings.some(({ state }) => state === 'placeholder')
  return { text_present: textPresent, placeholder }
}
