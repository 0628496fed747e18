// Entry of dist/cli.js: runs the command line's program with the code that V8 compiled in an earlier run.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from '../cache-folder.ts'
import { CodeCache } from './code-cache.ts'
import { loadProgram } from './load-program.ts'

/** To be raised when the form of the file changes. */
const FORMAT = 1

const cache = new CodeCache(cacheFile())
loadProgram(join(import.meta.dirname, 'cli-main.js'), cache)
process.once('exit', () => cache.save())

/**
 * None where `CI` is set: a fresh machine would only pay for writing the cache, and one that keeps a folder may keep it
 * where a pull request could put its own.
 */
function cacheFile(): string | null {
  const folder = process.env.CI ? null : cacheFolder(process.env, homedir())
  return folder && join(folder, 'code', `cli-${FORMAT}-${process.version}-${process.arch}`)
}
