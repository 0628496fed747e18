import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { dirname } from 'node:path'

/** Where git runs, and in which environment. */
export interface Git {
  /** Absolute real path of the checked folder. */
  readonly directory: string
  readonly env: Environment
}

export type Environment = Readonly<Record<string, string | undefined>>

export interface GitOutput {
  readonly status: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** Git cannot be started: it is not installed, or the system refuses. */
export class GitMissing extends Error {}

/** A git command ended without doing its work. */
export class GitFailed extends Error {}

// The repository's own configuration is not trusted: nothing in it may start a program, reach the network or
// change what a command prints. (Transports are closed by GIT_ALLOW_PROTOCOL below.)
const SAFE_CONFIG = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'submodule.recurse=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.follow=false',
].flatMap((setting) => ['-c', setting])

// What a hook or a calling git sets would point git at another repository or give paths another meaning.
export const FOREIGN_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_EXTERNAL_DIFF',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_LITERAL_PATHSPECS',
]

const SAFE_VARIABLES = {
  // No transport at all. `protocol.allow=never` would leave room for a repository's `protocol.ext.allow=always`, and
  // older versions of git do not know GIT_NO_LAZY_FETCH.
  GIT_ALLOW_PROTOCOL: '',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_PAGER: 'cat',
  LC_ALL: 'C',
}

/** Goes in front of a command whose paths are names and no patterns. */
export const LITERAL_PATHS = '--literal-pathspecs'

/** Starts git; the caller listens to `error`. What git says on stderr is dropped: use `runGit` where it matters. */
export function startGit(
  git: Git,
  args: readonly string[],
  input: 'pipe' | 'ignore' = 'ignore',
): ChildProcess {
  return spawnGit(git, args, [input, 'pipe', 'ignore'])
}

/** Runs git to its end. Any exit status is a result; @throws {GitMissing} if it cannot be started. */
export function runGit(git: Git, args: readonly string[]): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(git, args, ['ignore', 'pipe', 'pipe'])
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', (cause) => reject(new GitMissing('git cannot be started', { cause })))
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') }),
    )
  })
}

function spawnGit(git: Git, args: readonly string[], stdio: StdioOptions): ChildProcess {
  const env: Record<string, string | undefined> = { ...git.env, ...SAFE_VARIABLES }
  for (const name of FOREIGN_VARIABLES) delete env[name]
  return spawn('git', ['--no-pager', ...SAFE_CONFIG, '-C', git.directory, ...args], {
    // Windows looks for programs in the working directory first: it must not be the checked folder.
    cwd: dirname(process.execPath),
    env,
    stdio,
    windowsHide: true,
  })
}
