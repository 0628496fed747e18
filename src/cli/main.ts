import { fstatSync, lstatSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { cacheFolder } from '../cache-folder.ts'
import { run } from './run.ts'

/** A reader such as `head` that has seen enough is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const { env } = process
void run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readInput: async () => (await import('./read-input.ts')).readInput(process.stdin),
  writeFile: async (path, content) => writeFileSync(path, content),
  replaceFile: async (path, text) => (await import('./replace-file.ts')).replaceFile(path, text),
  // Node's own way up from a relative path never ends where the working folder is gone.
  makeFolder: async (path) => void mkdirSync(resolve(path), { recursive: true }),
  exists: async (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
  env,
  now: () => Date.now(),
  assets: { dist: new URL('./', import.meta.url), cacheDir: cacheFolder(env, homedir()) },
  outputPath,
  terminal: { color: wantsColor(), columns: process.stdout.isTTY ? process.stdout.columns : undefined },
  interactive: process.stderr.isTTY === true && !env.CI,
  onInterrupt: () => {
    const controller = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
    return controller.signal
  },
}).then((status) => {
  process.exitCode = status
})

/** Linux says it; elsewhere nobody does. */
function outputPath(): string | null {
  try {
    return fstatSync(1).isFile() ? readlinkSync('/proc/self/fd/1') : null
  } catch {
    return null
  }
}

/** NO_COLOR (no-color.org) and FORCE_COLOR decide before the terminal does. */
function wantsColor(): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return process.stdout.isTTY === true && env.TERM !== 'dumb'
}
