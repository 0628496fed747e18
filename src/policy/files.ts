import { lstat, readFile } from 'node:fs/promises'
import { type Tree, TreeError } from '../repository/tree.ts'
import { walkBelow } from '../repository/walk.ts'

/** Files that decide how a tree is judged: on the disk those that the user gives, in the tree those that its modelward.yml names. */
export type PolicyFiles = Pick<Tree, 'below' | 'read'>

/** Paths are those of the disk, as the user gives them. */
export const DISK_FILES: PolicyFiles = {
  async below(path) {
    if (!(await lstat(path)).isDirectory()) return [path]
    const folder = path === '.' ? '' : path.replace(/\/*$/, '/')
    return walkBelow(path)
      .map((below) => `${folder}${below}`)
      .sort()
  },
  async read(path, limit) {
    const stats = await lstat(path)
    // A rule that is passed over in silence would be a pass, so what is not read is an error.
    if (!stats.isFile()) {
      throw new TreeError('unreadable', path, 'It is a link or no plain file; give policies as files.')
    }
    if (stats.size > limit) {
      throw new TreeError('too-large', path, `It is larger than ${limit / 1024 / 1024} MiB.`)
    }
    return readFile(path)
  },
}
