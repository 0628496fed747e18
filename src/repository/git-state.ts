import type { GitOutput } from './git.ts'

/** What one call of git says of a repository. */
export interface RepositoryState {
  readonly commit: string | null
  readonly prefix: string
  readonly shallow: boolean
}

/** Asks all of `RepositoryState` at once: each start of git costs as much as reading hundreds of files. */
export const STATE_QUERY = [
  'rev-parse',
  '--is-inside-work-tree',
  '--is-shallow-repository',
  '--show-prefix',
  '--revs-only',
  'HEAD',
]

const COMMIT_LINE = /(?<=^|\n)([0-9a-f]{40}|[0-9a-f]{64})\n$/

/** Reads the answer to `STATE_QUERY`; null where there is no work tree (a bare repository, the inside of `.git`). */
export function headOf(query: GitOutput): RepositoryState | null {
  const text = query.stdout.toString('utf8')
  const match = /^(true|false)\n(true|false)\n/.exec(text)
  if (match?.[1] !== 'true') return null
  // A prefix may hold line feeds, and ends in a slash or is empty: what follows is the commit, or nothing.
  const rest = text.slice(match[0].length)
  const commit = COMMIT_LINE.exec(rest)?.[1] ?? null
  const prefix = rest.slice(0, commit === null ? -1 : -(commit.length + 2))
  return { commit, prefix, shallow: match[2] === 'true' }
}

/** Why git does not open the repository, in a sentence that says what to do. */
export function refusal(output: GitOutput): string {
  if (output.stderr.includes('dubious ownership')) {
    return 'Git refuses the repository, since it belongs to another user; `git config --global --add safe.directory <path>` allows it.'
  }
  const [line = ''] = output.stderr.split('\n')
  return `Git cannot read the repository (${line.slice(0, 200)}).`
}
