import { resolveInTree } from '../artifacts/paths.ts'
import type { PolicyFiles } from '../policy/files.ts'
import { type Tree, TreeError } from '../repository/tree.ts'

const OUTSIDE =
  'It leaves the tree, and a modelward.yml of the tree can only name what is in it. Give --config, --profile or --policy yourself for files elsewhere.'

/**
 * What a modelward.yml of the tree may name: files of that tree, also where it is a revision. Whoever wrote the tree
 * does not choose which other files of the machine are read, so that neither a path nor a link on the way may leave it.
 */
export function filesOfTree(tree: Tree): PolicyFiles {
  const inTree = (path: string): string => {
    const inside = resolveInTree('', path)
    if (inside === null) throw new TreeError('unreadable', path, OUTSIDE)
    return inside
  }
  return {
    below: async (path) => tree.below(inTree(path)),
    read: async (path, limit) => tree.read(inTree(path), limit),
  }
}
