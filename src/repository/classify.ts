import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isInside, systemCode, unreadable } from './disk-file.ts'
import type { LeftOut, TreeFile } from './tree.ts'

/** What stands at a path on disk. `absent` covers a link to a folder of the tree: its files are listed where they are. */
export type Entry =
  | { readonly kind: 'file'; readonly file: TreeFile }
  | { readonly kind: 'left-out'; readonly leftOut: LeftOut }
  | { readonly kind: 'folder' }
  | { readonly kind: 'absent' }

const ABSENT = { kind: 'absent' } as const satisfies Entry

/** Looks at a path without opening it. */
export function classify(realRoot: string, path: string): Entry {
  const absolute = join(realRoot, path)
  let stats: Stats | undefined
  try {
    stats = lstatSync(absolute, { throwIfNoEntry: false })
  } catch (error) {
    return leftOut(path, 'unreadable', unreadable(path, error).message)
  }
  if (stats === undefined) return ABSENT
  if (stats.isFile()) return { kind: 'file', file: { path, size: stats.size } }
  if (stats.isDirectory()) return { kind: 'folder' }
  if (stats.isSymbolicLink()) return followLink(realRoot, path, absolute)
  return leftOut(path, 'special-file', 'It is no regular file (a pipe, socket or device), and is not opened.')
}

export function leftOut(path: string, reason: LeftOut['reason'], message: string): Entry {
  return { kind: 'left-out', leftOut: { path, reason, message } }
}

function followLink(realRoot: string, path: string, absolute: string): Entry {
  try {
    const real = realpathSync.native(absolute)
    if (!isInside(realRoot, real)) return leftOut(path, 'symlink-leaves-tree', LEAVES_TREE)
    const stats = statSync(real)
    if (stats.isFile()) return { kind: 'file', file: { path, size: stats.size, link: true } }
    if (stats.isDirectory()) return ABSENT
    return leftOut(
      path,
      'special-file',
      'It is a symbolic link to a pipe, socket or device, and is not opened.',
    )
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ELOOP') return leftOut(path, 'symlink-broken', LINK_LOOP)
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return pointsInside(realRoot, absolute)
        ? leftOut(path, 'symlink-broken', LINK_TO_NOTHING)
        : leftOut(path, 'symlink-leaves-tree', LEAVES_TREE)
    }
    return leftOut(path, 'unreadable', unreadable(path, error).message)
  }
}

/** Does a link to nothing at least name a place in the tree? */
function pointsInside(realRoot: string, absolute: string): boolean {
  try {
    return isInside(realRoot, resolve(realpathSync.native(dirname(absolute)), readlinkSync(absolute)))
  } catch {
    return true
  }
}

export const LEAVES_TREE = 'It is a symbolic link that leaves the tree, and is not followed.'
export const LINK_LOOP = 'It is a symbolic link that leads back to itself.'
export const LINK_TO_NOTHING = 'It is a symbolic link to a file that is not there.'
export const NOT_UTF8 = 'Its name is not UTF-8; rename the file so that reports can name it.'
export const SUBMODULE = 'It is a submodule or a repository of its own; check it by itself.'
