import type { Ignore } from 'ignore'
import { UserError } from '../errors.ts'

/** Lines of .gitignore form, in the root of the tree. */
export const IGNORE_FILE = '.modelwardignore'

/** An honest ignore file has a few lines; this bounds the work per path. */
export const IGNORE_FILE_LIMIT = 64 * 1024

/** Each `*` in a segment multiplies what matching a hostile file name costs. */
const WILDCARDS_PER_SEGMENT_LIMIT = 4

/** Each `**` multiplies what matching a deep path costs. */
const GLOBSTARS_LIMIT = 3

/**
 * Why matching a glob or ignore line could take too long, as a predicate of it; null if it cannot. Whoever wrote the
 * tree wrote the names that it is matched with as well.
 */
export function costlyPattern(pattern: string): string | null {
  const segments = pattern.split('/')
  if (segments.filter((segment) => segment.includes('**')).length > GLOBSTARS_LIMIT) {
    return `has more than ${GLOBSTARS_LIMIT} times "**"`
  }
  const wildcards = (segment: string) => segment.match(/\*+/g)?.length ?? 0
  return segments.some((segment) => wildcards(segment) > WILDCARDS_PER_SEGMENT_LIMIT)
    ? `has more than ${WILDCARDS_PER_SEGMENT_LIMIT} wildcards between two slashes`
    : null
}

/** Is the path left out? A folder's path ends in `/`. */
export type Ignores = (path: string) => boolean

/**
 * Makes the filter from the ignore file's text (null if there is none) and the configuration's lines, which win.
 * @throws {UserError} CONFIG for a line that would be too costly to match.
 */
export async function ignoreFilter(fileText: string | null, exclude: readonly string[]): Promise<Ignores> {
  if (fileText === null && exclude.length === 0) return () => false
  const fileLines = fileText?.replace(/^\uFEFF/, '').split(/\r?\n/) ?? []
  for (const [index, line] of fileLines.entries()) {
    checkLine(line, { path: IGNORE_FILE, line: index + 1 })
  }
  for (const line of exclude) checkLine(line)

  const { default: ignore } = await import('ignore')
  // Relative names such as `..data` are legal files; case counts, as it does for git on Linux.
  const filter: Ignore = ignore({ ignorecase: false, allowRelativePaths: true })
  filter.add(fileLines).add([...exclude])
  return (path) => filter.ignores(path)
}

function checkLine(line: string, place?: { path: string; line: number }): void {
  const costly = costlyPattern(line)
  if (costly === null) return
  throw new UserError(
    'CONFIG',
    `The ignore line ${JSON.stringify(line.slice(0, 80))} ${costly}. Split it into simpler lines.`,
    place === undefined ? {} : { place },
  )
}
