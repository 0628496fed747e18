import { folderOf } from '../artifacts/paths.ts'
import type { Digest, File } from './types.ts'

/** Files by path, and the folders that hold them, so that joins stay linear in large trees. */
export class FileIndex {
  readonly #files: ReadonlyMap<string, File>
  readonly #folders = new Set<string>()

  constructor(files: readonly File[]) {
    this.#files = new Map(files.map((file) => [file.path, file]))
    for (const { path } of files) {
      for (
        let folder = folderOf(path);
        folder !== '' && !this.#folders.has(folder);
        folder = folderOf(folder)
      ) {
        this.#folders.add(folder)
      }
    }
  }

  /** Is it a file of the tree, or a folder that holds one? */
  holds(path: string): boolean {
    const name = path.replace(/\/+$/, '')
    return this.#files.has(name) || this.#folders.has(name)
  }

  sha256(path: string): Digest | null {
    const value = this.#files.get(path)?.sha256
    return value == null ? null : { algorithm: 'sha256', value }
  }
}
