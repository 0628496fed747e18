import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type OpenTreeOptions, openTree } from '../../src/repository/open-tree.ts'
import type { Tree } from '../../src/repository/tree.ts'
import { gitAt } from '../git.ts'

export { gitAt } from '../git.ts'

/** A folder outside any repository, removed after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'modelward-repository-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files; folders are made. */
export function write(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Runs git as an author whose name, date and configuration do not depend on the machine. */
export function git(folder: string, ...args: string[]): string {
  return gitAt(folder, 0, ...args)
}

/** A repository without commits. */
export function emptyRepository(): string {
  const folder = temporaryFolder()
  git(folder, 'init', '--quiet', '--initial-branch=main')
  return folder
}

/** Commits all that stands in the folder. Gives the commit's id. */
export function commitAll(folder: string, seconds = 1_700_000_000): string {
  git(folder, 'add', '--all')
  gitAt(folder, seconds, 'commit', '--quiet', '--allow-empty', '-m', 'x')
  return git(folder, 'rev-parse', 'HEAD')
}

/** A repository with one commit of the files. */
export function repository(files: Record<string, string | Uint8Array>): string {
  const folder = emptyRepository()
  write(folder, files)
  commitAll(folder)
  return folder
}

/** Opens a tree and closes it after the test. */
export async function open(root: string, options: OpenTreeOptions = {}): Promise<Tree> {
  const tree = await openTree(root, options)
  onTestFinished(() => tree.close())
  return tree
}

/** The paths that a tree lists. */
export async function pathsOf(tree: Tree): Promise<string[]> {
  return (await tree.list()).files.map(({ path }) => path)
}

/** What a tree leaves out, as `path: reason`. */
export async function leftOutOf(tree: Tree): Promise<string[]> {
  return (await tree.list()).left_out.map(({ path, reason }) => `${path}: ${reason}`)
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}
