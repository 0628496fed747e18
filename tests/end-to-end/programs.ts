import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { gitAt } from '../git.ts'

export const CLI = resolve('dist/cli.js')
export const ACTION = resolve('dist/action.js')

export interface StartOptions {
  /** Working directory; a folder of its own by default. */
  cwd?: string
  /** Besides PATH and a home of its own; nothing of the surroundings gets through. */
  env?: Readonly<Record<string, string>>
  /** Options of Node itself. */
  node?: readonly string[]
  /** Another user than the one who runs the tests. */
  uid?: number
}

export interface Ended {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** Starts a built program as a person or a runner does, and waits for its end. */
export function start(program: string, args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return startCommand(process.execPath, [...(options.node ?? []), program, ...args], options)
}

export function startCommand(
  command: string,
  args: readonly string[],
  { cwd, env = {}, uid }: StartOptions = {},
): Promise<Ended> {
  return new Promise((fulfil, reject) => {
    const child = spawn(command, args, {
      cwd: cwd ?? tmpdir(),
      env: { PATH: process.env.PATH, HOME: home(), TMPDIR: tmpdir(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid }),
    })
    running.add(child)
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (status, signal) => {
      running.delete(child)
      fulfil({ status, signal, stdout, stderr })
    })
  })
}

/** `modelward ARGS` */
export function modelward(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return start(CLI, args, options)
}

/** A program whose test ran out of time would go on in a folder that is gone. */
const running = new Set<ChildProcess>()
const folders: string[] = []
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export type Contents = Readonly<Record<string, string | Uint8Array>>

/** A folder outside any repository, which lasts as long as the test file runs. */
export function folder(files: Contents = {}): string {
  const path = realpathSync.native(mkdtempSync(join(tmpdir(), 'modelward-end-to-end-')))
  folders.push(path)
  write(path, files)
  return path
}

export function write(path: string, files: Contents): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
}

let ownHome: string | undefined
function home(): string {
  ownHome ??= folder()
  return ownHome
}

/** Runs git as an author who does not depend on the machine. */
export function git(cwd: string, ...args: string[]): string {
  return gitAt(cwd, 1_700_000_000, ...args)
}

/** A git repository with one commit of the files. */
export function repository(files: Contents): string {
  const path = folder(files)
  git(path, 'init', '--quiet', '--initial-branch=main')
  commit(path)
  return path
}

export function commit(path: string): void {
  git(path, 'add', '--all')
  git(path, 'commit', '--quiet', '--message=x')
}
