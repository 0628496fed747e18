import { execFileSync } from 'node:child_process'

/**
 * Runs git as an author whose name and configuration do not depend on the machine, with author and committer date in
 * seconds since 1970.
 */
export function gitAt(folder: string, seconds: number, ...args: string[]): string {
  const date = `@${seconds} +0200`
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
      GIT_COMMITTER_DATE: date,
    },
  }).trim()
}
