import type { GitEntry } from './ls-tree.ts'

/** What a path of a revision comes to when symbolic links are followed within the tree. */
export type Resolved =
  | { readonly kind: 'file'; readonly entry: GitEntry }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'leaves-tree' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'loop' }

/** More links in a row are a loop: the number that Linux follows. */
const LINKS_LIMIT = 40

/** A revision's tree with the targets of its links. */
export interface LinkTree {
  readonly entries: ReadonlyMap<string, GitEntry>
  readonly folders: ReadonlySet<string>
  /** Target of each symbolic link, by its path. */
  readonly targets: ReadonlyMap<string, string>
}

/** Resolves a path as the system would on disk, with the tree's root as the border that no link may pass. */
export function resolveLinks(tree: LinkTree, path: string): Resolved {
  const waiting = path.split('/').reverse()
  const done: string[] = []
  let links = 0
  for (let segment = waiting.pop(); segment !== undefined; segment = waiting.pop()) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') {
      if (done.pop() === undefined) return { kind: 'leaves-tree' }
      continue
    }
    done.push(segment)
    const target = tree.targets.get(done.join('/'))
    if (target !== undefined) {
      links += 1
      if (links > LINKS_LIMIT) return { kind: 'loop' }
      if (target.startsWith('/')) return { kind: 'leaves-tree' }
      done.pop()
      waiting.push(...target.split('/').reverse())
    } else if (!tree.folders.has(done.join('/')) && waiting.some((rest) => rest !== '' && rest !== '.')) {
      return { kind: 'broken' }
    }
  }
  const reached = done.join('/')
  const entry = tree.entries.get(reached)
  if (entry !== undefined) return { kind: 'file', entry }
  return reached === '' || tree.folders.has(reached) ? { kind: 'folder', path: reached } : { kind: 'broken' }
}

/** All folders that hold the paths. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}
