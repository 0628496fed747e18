import { homedir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.ts'

/** A reader such as `head` that has seen enough is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const { env } = process
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readInput: async () =>
    new Uint8Array(await (await import('node:stream/consumers')).arrayBuffer(process.stdin)),
  writeFile: async (path, text) => (await import('node:fs/promises')).writeFile(path, text),
  replaceFile: async (path, text) => (await import('./replace-file.ts')).replaceFile(path, text),
  makeFolder: async (path) =>
    void (await (await import('node:fs/promises')).mkdir(path, { recursive: true })),
  exists: async (path) => (await import('node:fs')).lstatSync(path, { throwIfNoEntry: false }) !== undefined,
  env,
  now: () => Date.now(),
  assets: { dist: new URL('./', import.meta.url), cacheDir: cacheDir() },
  terminal: { color: wantsColor(), columns: process.stdout.isTTY ? process.stdout.columns : undefined },
  interactive: process.stderr.isTTY === true && !env.CI,
})

/** NO_COLOR (no-color.org) and FORCE_COLOR decide before the terminal does. */
function wantsColor(): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return process.stdout.isTTY === true && env.TERM !== 'dumb'
}

/** The XDG base directory specification's cache folder. */
function cacheDir(): string | null {
  if (env.MODELWARD_CACHE !== undefined) return env.MODELWARD_CACHE || null
  const base = env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(base, 'modelward')
}
