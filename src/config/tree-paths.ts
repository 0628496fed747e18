import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { resolveInTree } from '../artifacts/paths.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { isInside, readInside } from '../repository/disk-file.ts'

/** A profile that people write is far smaller. */
const PROFILE_LIMIT = 1024 * 1024

const OUTSIDE =
  'It leaves the tree, and a modelward.yml of the tree can only name what is in it. Give --config, --profile or --policy yourself for files elsewhere.'

/**
 * The folder of policies that a modelward.yml of the tree names. Whoever wrote the tree does not choose which other
 * files of the machine are read, so that neither the path nor a link on the way may leave it.
 * @throws {UserError} CONFIG
 */
export async function policiesInTree(
  root: string,
  path: string,
  place: ErrorPlace | undefined,
): Promise<string> {
  const inside = resolveInTree('', path)
  const folder = join(root, inside ?? '')
  if (inside === null || !isInside(realpathSync.native(root), realPathOf(folder))) {
    throw new UserError(
      'CONFIG',
      `The policies ${JSON.stringify(path)} are not read. ${OUTSIDE}`,
      place ? { place } : {},
    )
  }
  return folder
}

/** The profile file that a modelward.yml of the tree names. @throws {Error} if it leaves the tree or cannot be read */
export async function profileInTree(root: string, path: string): Promise<Uint8Array> {
  const inside = resolveInTree('', path)
  if (inside === null) throw new Error(OUTSIDE)
  return readInside(realpathSync.native(root), inside, PROFILE_LIMIT)
}

/** What is not there leaves nothing: whoever reads it says so. */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}
