import type { UserError } from '../../errors.ts'
import { GitMissing } from '../../repository/git.ts'
import { formatReference, type GitReference, type GitRefReference } from '../reference.ts'
import { notFetched } from '../source.ts'
import type { CommandResult } from './command.ts'
import { GitStopped } from './objects.ts'

/** What git says on its way out (in English, LC_ALL=C); what is wrong; how to mend it. */
const FAILURES: readonly (readonly [RegExp, string, string])[] = [
  [
    /could not read (?:Username|Password)|Authentication failed|returned error: 40[13]|Permission denied|Host key verification/i,
    'its server wants credentials, or hides that there is no such repository',
    'Check the URL, and that `git ls-remote` can read it here: Modelward uses your git credentials.',
  ],
  [
    /returned error: 404|repository .*not found|does not appear to be a git repository/i,
    'there is no such repository',
    'Check the URL.',
  ],
  [
    /Could not resolve|Failed to connect|Couldn't connect|Connection (?:refused|timed out|reset)|unreachable/i,
    'its server cannot be reached',
    'Check the network and the proxy, or fetch once where there is one and keep the cache folder (MODELWARD_CACHE).',
  ],
  [
    /SSL|certificate/i,
    "its server's certificate is not trusted",
    'Check the host, and http.sslCAInfo in your git configuration.',
  ],
  [
    /not our ref|couldn't find remote ref|bad object/i,
    'there is no such commit in its repository',
    'Check the commit, and that it was pushed.',
  ],
  [
    /fsck|index-pack|unpack|bad pack|inflate/i,
    'what its server sent is damaged',
    'Check the repository with `git fsck`.',
  ],
  [
    /transport '.*' not allowed/i,
    'its server or your git configuration leads to another protocol',
    'Use an https address.',
  ],
]

/** Why a git command failed, as far as its words tell. */
export function failure(
  reference: GitReference | GitRefReference,
  { stderr, status }: CommandResult,
  signal: AbortSignal,
): UserError {
  if (status === null && signal.aborted) return tookTooLong(reference)
  const [, why, mend] = FAILURES.find(([pattern]) => pattern.test(stderr)) ?? [
    null,
    'git failed',
    'Try it with git itself.',
  ]
  return notFetched(formatReference(reference), why, `${mend}${gitSays(stderr)}`)
}

/** The first line that says what is wrong, without credentials that an address may carry. */
function gitSays(stderr: string): string {
  const lines = stderr.split('\n')
  const line = lines.find((each) => /^(?:fatal|error|remote):/.test(each)) ?? lines[0] ?? ''
  if (line.trim() === '') return ''
  return ` Git says: ${line.replace(/\/\/[^/@\s]*@/g, '//').slice(0, 300)}`
}

export function noCommit(reference: GitReference, cause: unknown): UserError {
  const why = 'there is no such commit in its repository'
  return notFetched(formatReference(reference), why, 'Check the commit, and that it was pushed.', cause)
}

/** Errors of git and of signals as the user's; others as they are. */
export function explained(reference: GitReference | GitRefReference, error: unknown): unknown {
  if (error instanceof GitStopped) return tookTooLong(reference)
  if (!(error instanceof GitMissing)) return error
  return notFetched(
    formatReference(reference),
    'git cannot be started',
    'Install git, or use a bundle file.',
    error,
  )
}

function tookTooLong(reference: GitReference | GitRefReference): UserError {
  const mend = 'Try again; check the network, the proxy and the size of the repository.'
  return notFetched(formatReference(reference), 'it took too long', mend)
}
