import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { classify, type Entry, leftOut, NOT_UTF8, SUBMODULE } from './classify.ts'
import { unreadable } from './disk-file.ts'
import type { Ignores } from './ignore-lines.ts'
import { decodePath, decodePaths, sortByPath } from './paths.ts'
import type { LeftOut, Listing, TreeFile } from './tree.ts'

/** Folders that a walk outside git does not enter: git's own files, and what a package manager can restore. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules'])

/** Lists a working copy from the NUL-separated names that `git ls-files` gives. */
export function listWorkingCopy(realRoot: string, names: Buffer, ignores: Ignores): Listing {
  const listing = new ListingBuilder()
  const folders = new RealFolders(realRoot)
  const seen = new Set<string>()
  for (const { path, valid } of decodePaths(names)) {
    // Unmerged files stand in the index once per stage.
    if (seen.has(path)) continue
    seen.add(path)
    if (ignores(path)) {
      listing.ignore(path)
      continue
    }
    if (!valid) {
      listing.add(leftOut(path, 'unreadable', NOT_UTF8))
      continue
    }
    // Git tracks nothing beyond a link: where a link has replaced a folder, the folder's files are deleted.
    if (!folders.isReal(parentOf(path))) continue
    const entry = classify(realRoot, path)
    if (entry.kind !== 'folder') {
      listing.add(entry)
      continue
    }
    const folder = path.replace(/\/$/, '')
    if (!ignores(`${folder}/`)) listing.add(leftOut(folder, 'submodule', SUBMODULE))
  }
  return listing.build()
}

export interface ListFolderOptions {
  /** They go in front of what is left out. */
  readonly notes: readonly LeftOut[]
  /** Also what a package manager can restore. */
  readonly everything: boolean
}

/** Lists a folder by walking it. */
export function listFolder(
  realRoot: string,
  ignores: Ignores,
  { notes, everything }: ListFolderOptions,
): Listing {
  const listing = new ListingBuilder(notes)
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    let names: Buffer[]
    try {
      names = readdirSync(join(realRoot, folder), { encoding: 'buffer' })
    } catch (error) {
      listing.add(leftOut(folder, 'unreadable', unreadable(folder, error).message))
      continue
    }
    for (const name of names) {
      const decoded = decodePath(name)
      if (decoded.path === '.git' || (!everything && SKIPPED_FOLDERS.has(decoded.path))) continue
      const path = folder === '' ? decoded.path : `${folder}/${decoded.path}`
      const entry = decoded.valid ? classify(realRoot, path) : leftOut(path, 'unreadable', NOT_UTF8)
      const named = entry.kind === 'folder' ? `${path}/` : path
      if (ignores(named)) listing.ignore(named)
      else if (entry.kind === 'folder') waiting.push(path)
      else listing.add(entry)
    }
  }
  return listing.build()
}

class ListingBuilder {
  readonly #files: TreeFile[] = []
  readonly #leftOut: LeftOut[]
  readonly #ignored: string[] = []

  constructor(notes: readonly LeftOut[] = []) {
    this.#leftOut = [...notes]
  }

  ignore(path: string): void {
    this.#ignored.push(path)
  }

  add(entry: Entry): void {
    if (entry.kind === 'file') this.#files.push(entry.file)
    if (entry.kind === 'left-out') this.#leftOut.push(entry.leftOut)
  }

  build(): Listing {
    return {
      files: sortByPath(this.#files),
      left_out: sortByPath(this.#leftOut),
      ignored: this.#ignored.sort(),
    }
  }
}

/** Knows which folders are reached without a symbolic link; asks the disk once per folder. */
class RealFolders {
  readonly #root: string
  readonly #known = new Map<string, boolean>([['', true]])

  constructor(root: string) {
    this.#root = root
  }

  isReal(folder: string): boolean {
    const known = this.#known.get(folder)
    if (known !== undefined) return known
    const real = this.isReal(parentOf(folder)) && this.#isFolder(folder)
    this.#known.set(folder, real)
    return real
  }

  #isFolder(folder: string): boolean {
    try {
      return lstatSync(join(this.#root, folder), { throwIfNoEntry: false })?.isDirectory() ?? false
    } catch {
      // The files in it will say why they cannot be read.
      return true
    }
  }
}

function parentOf(path: string): string {
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path
  return trimmed.slice(0, Math.max(0, trimmed.lastIndexOf('/')))
}
