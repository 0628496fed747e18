import { type Tree, TreeError, type TreeFile } from '../../src/repository/tree.ts'
import { bytesOf } from './helpers.ts'

/** A tree of files that are in memory; an `Error` in place of content is thrown when the file is read. */
export function treeOf(contents: Readonly<Record<string, string | Uint8Array | Error>>): {
  tree: Tree
  files: TreeFile[]
  reads: string[]
} {
  const reads: string[] = []
  const paths = Object.keys(contents).sort()
  const content = (path: string): Uint8Array => {
    reads.push(path)
    const found = contents[path]
    if (found instanceof Error) throw found
    if (found === undefined) throw new TreeError('unreadable', path, 'The file is not there.')
    return bytesOf(found)
  }
  const files = paths.map((path) => {
    const found = contents[path]
    return { path, size: found instanceof Error || found === undefined ? 200 : bytesOf(found).length }
  })
  const tree: Tree = {
    kind: 'folder',
    root: '.',
    prefix: '',
    commit: null,
    shallow: false,
    list: async () => ({ files, left_out: [], ignored: [] }),
    read: async (path) => content(path),
    async *stream(path) {
      const bytes = content(path)
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    },
    head: async (path, length) => content(path).subarray(0, length),
    below: async (path) => paths.filter((each) => each === path || each.startsWith(`${path}/`)),
    digests: async () => [],
    lastCommits: async () => new Map(),
    close: async () => undefined,
  }
  return { tree, files, reads }
}
