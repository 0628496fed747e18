import { folderOf } from '../artifacts/paths.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import type { LocateSetting } from '../policy/profile-file.ts'
import { costlyPattern } from '../repository/ignore-lines.ts'

/** How many systems one run judges; more is a glob that was not meant. */
const MAX_SYSTEMS = 10_000

/**
 * Folders that the `systems:` globs name, sorted; the whole tree (`['']`) without globs.
 * @throws {UserError} CONFIG if a glob names no folder, so that a system that moved is not silently left out.
 */
export async function findSystems(
  globs: readonly string[] | undefined,
  paths: readonly string[],
  locate: LocateSetting = () => undefined,
): Promise<string[]> {
  if (!globs || globs.length === 0) return ['']
  const { default: picomatch } = await import('picomatch')
  const folders = foldersOf(paths)
  const systems = new Set<string>()
  for (const [index, glob] of globs.entries()) {
    const refusal = /[()]/.test(glob)
      ? 'has parentheses, which globs of systems do not know'
      : costlyPattern(glob)
    if (refusal !== null) throw refused(glob, refusal, locate(['systems', String(index)], 'value'))
    const matches = picomatch(glob.replace(/\/+$/, ''))
    const named = folders.filter((folder) => matches(folder))
    if (named.length === 0) {
      const why = 'names no folder that holds files'
      throw refused(glob, why, locate(['systems', String(index)], 'value'))
    }
    for (const folder of named) systems.add(folder)
  }
  if (systems.size > MAX_SYSTEMS) {
    throw new UserError(
      'CONFIG',
      `"systems" names ${systems.size} folders; at most ${MAX_SYSTEMS} are judged. Use narrower globs.`,
    )
  }
  return [...systems].sort(byCodeUnit)
}

function refused(glob: string, why: string, place: ErrorPlace | undefined): UserError {
  const message = `"${glob}" under "systems" ${why}. Correct the glob or remove it.`
  return new UserError('CONFIG', message, place ? { place } : {})
}

function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder)
  }
  return [...folders]
}
