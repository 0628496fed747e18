import type { BlobReader } from './blob-reader.ts'
import { LEAVES_TREE, LINK_LOOP, LINK_TO_NOTHING, NOT_UTF8, SUBMODULE } from './classify.ts'
import type { Ignores } from './ignore-lines.ts'
import { type GitEntry, LINK_MODE, SUBMODULE_MODE } from './ls-tree.ts'
import { sortByPath } from './paths.ts'
import { foldersOf, type LinkTree, resolveLinks } from './revision-links.ts'
import { type LeftOut, type Listing, TreeError, type TreeFile } from './tree.ts'
import { isPassedOver } from './walk.ts'

/** No system follows a longer link. */
const LINK_TARGET_LIMIT = 4096

/** A blob that a path of the revision gives. */
export interface Blob {
  readonly oid: string
  readonly size: number
}

/** The files of a revision: all of them by path, and the listing of those that are not ignored. */
export interface RevisionFiles {
  readonly tree: LinkTree
  readonly blobs: ReadonlyMap<string, Blob>
  /** What git holds at each path: for a link its own blob, which is the one that has a history. */
  readonly oids: ReadonlyMap<string, string>
  readonly listing: Listing
}

/** Resolves the links of a revision and sorts out what is no file. */
export async function revisionFiles(
  entries: readonly GitEntry[],
  reader: BlobReader,
  ignores: Ignores,
): Promise<RevisionFiles> {
  const tree = await linkTree(entries, reader)
  const blobs = new Map<string, Blob>()
  const files: TreeFile[] = []
  const leftOut: LeftOut[] = []
  const ignored: string[] = []
  for (const entry of entries) {
    const { path } = entry
    const found = findBlob(tree, entry)
    if ('oid' in found) blobs.set(path, found)
    if (ignores(path) || (entry.mode === SUBMODULE_MODE && ignores(`${path}/`))) ignored.push(path)
    else if ('oid' in found) files.push(fileOf(entry, found))
    else if (found.reason !== 'folder') leftOut.push({ path, reason: found.reason, message: found.message })
  }
  const oids = new Map(entries.map(({ path, oid }) => [path, oid]))
  return {
    tree,
    blobs,
    oids,
    listing: { files: sortByPath(files), left_out: sortByPath(leftOut), ignored: ignored.sort() },
  }
}

function fileOf({ path, mode }: GitEntry, { size }: Blob): TreeFile {
  return mode === LINK_MODE ? { path, size, link: true } : { path, size }
}

/** What a path gives, also one that a link to a folder is part of. */
export function blobAt({ tree, blobs }: RevisionFiles, path: string): Blob | NoBlob {
  const known = blobs.get(path)
  if (known !== undefined) return known
  const resolved = resolveLinks(tree, path)
  if (resolved.kind === 'file') return findBlob(tree, resolved.entry)
  const message = resolved.kind === 'leaves-tree' ? LEAVES_TREE : 'It is no file of the revision.'
  return { reason: 'unreadable', message }
}

/** `Tree.below` of a revision. @throws {TreeError} `unreadable` if a link on the way leaves the tree */
export function blobsBelow({ tree }: RevisionFiles, path: string): string[] {
  const resolved = resolveLinks(tree, path)
  switch (resolved.kind) {
    case 'file':
      return [resolved.entry.path]
    case 'broken':
      return []
    case 'leaves-tree':
      throw new TreeError('unreadable', path, LEAVES_TREE)
    case 'loop':
      throw new TreeError('unreadable', path, LINK_LOOP)
    case 'folder': {
      const prefix = resolved.path === '' ? '' : `${resolved.path}/`
      const inFolder = [...tree.entries.keys()].filter((each) => each.startsWith(prefix))
      return inFolder
        .filter((each) => !each.slice(prefix.length).split('/').slice(0, -1).some(isPassedOver))
        .sort()
    }
  }
}

interface NoBlob {
  readonly reason: LeftOut['reason'] | 'folder'
  readonly message: string
}

function findBlob(tree: LinkTree, entry: GitEntry): Blob | NoBlob {
  if (!entry.valid) return { reason: 'unreadable', message: NOT_UTF8 }
  if (entry.path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return { reason: 'unreadable', message: 'No file can have this name.' }
  }
  if (entry.mode === SUBMODULE_MODE) return { reason: 'submodule', message: SUBMODULE }
  if (entry.mode !== LINK_MODE) return blobOf(entry)

  const resolved = resolveLinks(tree, entry.path)
  switch (resolved.kind) {
    case 'file':
      if (resolved.entry.mode === SUBMODULE_MODE) return { reason: 'folder', message: '' }
      return resolved.entry.mode === LINK_MODE
        ? { reason: 'unreadable', message: NOT_IN_CLONE }
        : blobOf(resolved.entry)
    case 'folder':
      return { reason: 'folder', message: '' }
    case 'leaves-tree':
      return { reason: 'symlink-leaves-tree', message: LEAVES_TREE }
    case 'broken':
      return { reason: 'symlink-broken', message: LINK_TO_NOTHING }
    case 'loop':
      return { reason: 'symlink-broken', message: LINK_LOOP }
  }
}

const NOT_IN_CLONE = 'Its content is not in this clone; fetch it (`git fetch --refetch`) and run again.'

function blobOf({ oid, size }: GitEntry): Blob | NoBlob {
  return size === null ? { reason: 'unreadable', message: NOT_IN_CLONE } : { oid, size }
}

async function linkTree(entries: readonly GitEntry[], reader: BlobReader): Promise<LinkTree> {
  const links = entries.filter(
    ({ mode, size }) => mode === LINK_MODE && size !== null && size <= LINK_TARGET_LIMIT,
  )
  const targets = await Promise.all(
    links.map(
      async ({ path, oid }): Promise<[string, string]> => [path, (await reader.read(oid)).toString('utf8')],
    ),
  )
  return {
    entries: new Map(entries.map((entry) => [entry.path, entry])),
    folders: foldersOf(entries.map(({ path }) => path)),
    targets: new Map(targets),
  }
}
