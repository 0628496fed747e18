import type { UserError } from '../../errors.ts'
import { formatReference, type GitReference } from '../reference.ts'
import { MAX_PACK_BYTES, MAX_PACK_FILES, notFetched, type PackFiles, tooLarge } from '../source.ts'
import type { PackRepository } from './command.ts'
import {
  DamagedRepository,
  type GitObject,
  ObjectReader,
  parseTree,
  TooManyBytes,
  type TreeEntry,
} from './objects.ts'

const FOLDER = '40000'
const FILES = ['100644', '100755', '100664']

interface Named {
  readonly path: string
  readonly id: string
}

/**
 * The files of the referenced folder, sorted by path. As in a folder on disk, hidden folders and `node_modules` are
 * left out. From the commit's id down, every object is hashed.
 * @throws {UserError} PACK if there is no such folder, or it holds links, submodules or too much.
 * @throws {DamagedRepository} if the repository does not hold all of it.
 */
export async function readGitFolder(repository: PackRepository, reference: GitReference): Promise<PackFiles> {
  const objects = new ObjectReader(repository, MAX_PACK_BYTES)
  try {
    return await readFiles(readerOf(objects, reference), reference)
  } finally {
    await objects.close()
  }
}

async function readFiles(read: Read, reference: GitReference): Promise<PackFiles> {
  const found: Named[] = []
  let pending: Named[] = [{ path: '', id: await folderId(read, reference) }]
  let entries = 0
  while (pending.length > 0) {
    const trees = await read(
      pending.map(({ id }) => id),
      'tree',
    )
    const below: Named[] = []
    for (const [index, { path }] of pending.entries()) {
      for (const entry of parseTree(trees[index]?.bytes ?? Buffer.alloc(0), reference.commit.length)) {
        if (++entries > MAX_PACK_FILES) {
          throw refused(
            reference,
            `it has more than ${MAX_PACK_FILES} files`,
            'Name the folder of the rules behind #.',
          )
        }
        const name = nameOf(reference, entry)
        const named = { path: path === '' ? name : `${path}/${name}`, id: entry.id }
        if (entry.mode === FOLDER) {
          if (!name.startsWith('.') && name !== 'node_modules') below.push(named)
        } else if (FILES.includes(entry.mode)) found.push(named)
        else throw refusedEntry(reference, named.path, entry.mode)
      }
    }
    pending = below
  }
  found.sort((a, b) => (a.path < b.path ? -1 : 1))
  const blobs = await read(
    found.map(({ id }) => id),
    'blob',
  )
  return new Map(found.map(({ path }, index) => [path, blobs[index]?.bytes ?? new Uint8Array()]))
}

type Read = (ids: readonly string[], type: string) => Promise<GitObject[]>

function readerOf(reader: ObjectReader, reference: GitReference): Read {
  return async (ids, type) => {
    try {
      const objects = await reader.read(ids)
      const other = objects.find((object) => object.type !== type)
      if (other === undefined) return objects
      throw refused(
        reference,
        `it names a ${other.type} where a ${type} is wanted`,
        'Name the commit itself.',
      )
    } catch (error) {
      if (error instanceof TooManyBytes)
        throw tooLarge(formatReference(reference), 'the folder', MAX_PACK_BYTES)
      throw error
    }
  }
}

async function folderId(read: Read, reference: GitReference): Promise<string> {
  const [commit] = await read([reference.commit], 'commit')
  let id = /^tree ([0-9a-f]+)\n/.exec(commit?.bytes.toString('latin1') ?? '')?.[1]
  if (id === undefined) throw new DamagedRepository('a commit has no tree')
  for (const name of reference.directory === '' ? [] : reference.directory.split('/')) {
    const [tree] = await read([id], 'tree')
    const entries = parseTree(tree?.bytes ?? Buffer.alloc(0), reference.commit.length)
    id = entries.find((entry) => entry.mode === FOLDER && entry.name.toString('utf8') === name)?.id
    if (id === undefined) {
      throw refused(
        reference,
        `its commit has no folder ${reference.directory}`,
        'Check what stands behind #.',
      )
    }
  }
  return id
}

function nameOf(reference: GitReference, { name }: TreeEntry): string {
  const text = name.toString('utf8')
  if (Buffer.from(text, 'utf8').equals(name) && !/[\\/\p{Cc}]/u.test(text) && !['', '.', '..'].includes(text))
    return text
  throw refused(reference, `it has a file of the name ${JSON.stringify(text)}`, 'Rename the file.')
}

function refusedEntry(reference: GitReference, path: string, mode: string): UserError {
  const what = mode === '120000' ? 'a symbolic link' : mode === '160000' ? 'a submodule' : 'no plain file'
  return refused(
    reference,
    `${path} is ${what}`,
    'Put the files themselves there, or name a folder without it behind #.',
  )
}

function refused(reference: GitReference, why: string, mend: string): UserError {
  return notFetched(formatReference(reference), why, mend)
}
