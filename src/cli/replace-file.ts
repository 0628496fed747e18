import { randomUUID } from 'node:crypto'
import { chmod, lstat, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const PERMISSIONS = 0o7777

/** Gives a file another content: whoever reads it meanwhile sees the old one or the new one. Its mode stays. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await lstat(path)
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    await writeFile(unfinished, text, { flag: 'wx', mode: 0o600 })
    await chmod(unfinished, mode & PERMISSIONS)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
