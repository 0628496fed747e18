import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { type Environment, FOREIGN_VARIABLES, GitMissing } from '../../repository/git.ts'

/** A bare repository of our own, and what its commands may do. */
export interface PackRepository {
  /** Absolute path of the bare repository. */
  readonly directory: string
  readonly env: Environment
  /** Ends every command. */
  readonly signal: AbortSignal
}

export interface CommandResult {
  /** null if the command was stopped. */
  readonly status: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

// The user's own configuration stays in force: it is how people hand git their credentials, proxies, certificates and
// mirrors, and what comes back must still have the pinned id. What it could do beyond that is turned off.
const CONFIG = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'credential.interactive=false',
  'fetch.fsckObjects=true',
  'fetch.recurseSubmodules=false',
  'fetch.unpackLimit=1',
  'fetch.writeCommitGraph=false',
  'gc.auto=0',
  'http.followRedirects=initial',
  // A server that sends less than 1 kB/s for 20 seconds is a server that hangs.
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=20',
  'maintenance.auto=false',
  'transfer.bundleURI=false',
  'transfer.fsckObjects=true',
].flatMap((setting) => ['-c', setting])

/** A program that ignores the first signal gets the second after this. */
const KILL_AFTER_MS = 2_000
/** Nothing that is asked for is longer. A command that says more is stopped. */
const MAX_STDOUT_BYTES = 1024 * 1024
const MAX_STDERR_CHARS = 64 * 1024

/**
 * Starts git on a repository of packs; the caller listens to `error` and to the signal.
 * @param transports what `GIT_ALLOW_PROTOCOL` takes; empty for commands that need no network.
 */
export function startPackGit(
  { directory, env }: PackRepository,
  transports: string,
  args: readonly string[],
): ChildProcessWithoutNullStreams {
  return spawn('git', ['--no-pager', ...CONFIG, `--git-dir=${directory}`, ...args], {
    // Windows looks for programs in the working directory first: it must not be the checked folder.
    cwd: dirname(process.execPath),
    env: environment(env, transports),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
}

/**
 * Runs git to its end, or until a signal stops it. Any exit status is a result.
 * @param also stops it besides the repository's signal.
 * @throws {GitMissing} if it cannot be started.
 */
export function runPackGit(
  repository: PackRepository,
  transports: string,
  args: readonly string[],
  also?: AbortSignal,
): Promise<CommandResult> {
  const { signal } = repository
  const signals = also === undefined ? signal : AbortSignal.any([signal, also])
  return new Promise((resolve, reject) => {
    const child = startPackGit(repository, transports, args)
    const stdout: Buffer[] = []
    let length = 0
    let stderr = ''
    const stop = () => terminate(child)
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MAX_STDOUT_BYTES) stop()
      else stdout.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-MAX_STDERR_CHARS)
    })
    child.on('error', (cause) => {
      signals.removeEventListener('abort', stop)
      reject(new GitMissing('git cannot be started', { cause }))
    })
    child.on('close', (status) => {
      signals.removeEventListener('abort', stop)
      resolve({ status, stdout: Buffer.concat(stdout), stderr })
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end()
    if (signals.aborted) stop()
    else signals.addEventListener('abort', stop, { once: true })
  })
}

/** Git's helpers may live a moment longer, until they find their pipes closed or their server silent. */
function terminate(child: ChildProcess): void {
  child.kill('SIGTERM')
  child.stdout?.destroy()
  child.stderr?.destroy()
  const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
  child.once('close', () => clearTimeout(timer))
}

function environment(given: Environment, transports: string): Record<string, string | undefined> {
  const env: Record<string, string | undefined> = {
    ...given,
    GIT_ALLOW_PROTOCOL: transports,
    // Nobody is asked anything: not on the terminal, not in a window.
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: given.GIT_ASKPASS ?? '',
    GCM_INTERACTIVE: 'never',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
    LC_ALL: 'C',
  }
  for (const name of FOREIGN_VARIABLES) delete env[name]
  return env
}
