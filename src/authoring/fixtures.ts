import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import type { PolicySource } from '../policy/compile.ts'
import { didYouMean } from '../suggest.ts'

/** A folder of this name holds one folder for each fixture. */
const FIXTURES = 'fixtures'

/**
 * The folders of fixtures by name: every folder that stands directly in a folder `fixtures`, which stands beside a
 * `.rego` file.
 * @throws {UserError} PATH if two have one name.
 */
export async function findFixtures(sources: readonly PolicySource[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const folders = new Set(sources.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)))
  for (const folder of [...folders].sort(byCodeUnit)) {
    for (const name of await foldersIn(`${folder}${FIXTURES}`)) {
      const path = `${folder}${FIXTURES}/${name}`
      const other = found.get(name)
      if (other !== undefined) {
        const message = `There are two fixtures "${name}": ${other} and ${path}. Rename one of them.`
        throw new UserError('PATH', message, { place: { path } })
      }
      found.set(name, path)
    }
  }
  return found
}

async function foldersIn(path: string): Promise<string[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(path, { withFileTypes: true })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw new UserError('PATH', `The fixtures in ${path} cannot be read.`, { place: { path }, cause })
  }
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort(byCodeUnit)
}

/** `data.fixtures["bad-card"]` or `data.fixtures.bad`, outside of comments. */
const MENTION = /\bdata\.fixtures(?:\["((?:[^"\\]|\\.)*)"\]|\.([A-Za-z_]\w*))/g

/**
 * Refuses the name of a fixture that there is none: `not rule.applies with input as data.fixtures["typo"]` would be
 * true, and the test would pass.
 * @throws {UserError} POLICY_COMPILE
 */
export function checkMentions(sources: readonly PolicySource[], fixtures: readonly string[]): void {
  for (const { path, text } of sources) {
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trimStart().startsWith('#')) continue
      for (const mention of line.matchAll(MENTION)) {
        const name = mention[1] ?? mention[2] ?? ''
        if (fixtures.includes(name)) continue
        const place = { path, line: index + 1, column: mention.index + 1 }
        const known = didYouMean(name, fixtures) || ` Make the folder ${FIXTURES}/${name} beside the test.`
        throw new UserError('POLICY_COMPILE', `There is no fixture "${name}".${known}`, { place })
      }
    }
  }
}
