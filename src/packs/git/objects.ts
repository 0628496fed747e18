import { createHash } from 'node:crypto'
import { type PackRepository, runPackGit } from './command.ts'

/** An object is missing, or its bytes are not those that its id names. */
export class DamagedRepository extends Error {}

/** The objects together have more bytes than asked for. */
export class TooManyBytes extends Error {}

export interface GitObject {
  /** commit, tree, blob or tag */
  readonly type: string
  readonly bytes: Buffer
}

export interface TreeEntry {
  /** Octal, as git writes it: 40000 for a folder. */
  readonly mode: string
  readonly name: Buffer
  readonly id: string
}

/** `<id> <type> <size>`, line feeds. */
const HEADER_BYTES = 128

/**
 * Reads objects, in the order of the ids. Each is hashed and compared with its id, so that neither the server nor what
 * lies in the cache has to be trusted.
 * @throws {DamagedRepository}
 * @throws {TooManyBytes}
 */
export async function readObjects(
  repository: PackRepository,
  ids: readonly string[],
  maxBytes: number,
): Promise<GitObject[]> {
  if (ids.length === 0) return []
  const { stdout, overflow, status } = await runPackGit(repository, '', ['cat-file', '--batch'], {
    input: ids.map((id) => `${id}\n`).join(''),
    maxBytes: maxBytes + ids.length * HEADER_BYTES,
  })
  if (overflow) throw new TooManyBytes()
  if (status !== 0) throw new DamagedRepository('git cat-file failed')
  const objects: GitObject[] = []
  let offset = 0
  for (const id of ids) {
    const end = stdout.indexOf('\n', offset)
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(stdout.toString('latin1', offset, end)) ?? []
    if (end === -1 || type === undefined) throw new DamagedRepository(`${id} is missing`)
    const bytes = stdout.subarray(end + 1, end + 1 + Number(size))
    if (idOf(type, bytes, id.length) !== id) throw new DamagedRepository(`${id} has other bytes`)
    objects.push({ type, bytes })
    offset = end + 1 + bytes.length + 1
  }
  return objects
}

/** The entries of a tree object: mode, blank, name, NUL, id in binary. @throws {DamagedRepository} */
export function parseTree(bytes: Buffer, idLength: number): TreeEntry[] {
  const entries: TreeEntry[] = []
  let offset = 0
  while (offset < bytes.length) {
    const blank = bytes.indexOf(' ', offset)
    const nul = bytes.indexOf(0, blank)
    const end = nul + 1 + idLength / 2
    if (blank === -1 || nul === -1 || end > bytes.length) throw new DamagedRepository('a tree is cut off')
    entries.push({
      mode: bytes.toString('latin1', offset, blank),
      name: bytes.subarray(blank + 1, nul),
      id: bytes.toString('hex', nul + 1, end),
    })
    offset = end
  }
  return entries
}

/** Repositories name objects by SHA-1, newer ones by SHA-256: the length of an id tells. */
function idOf(type: string, bytes: Uint8Array, idLength: number): string {
  return createHash(idLength === 64 ? 'sha256' : 'sha1')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}
