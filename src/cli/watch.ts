import { stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { UserError } from '../errors.ts'
import type { Shell } from './command.ts'
import { describeError } from './describe-error.ts'

/** How often the files are looked at. People do not notice it, and neither does the machine. */
const POLL_MS = 250

/**
 * Runs, and runs again after each change, until Ctrl-C. A mistake of the user's is told and ends nothing.
 * @param waitForChange Resolves when there is something new; rejects or resolves when the signal is aborted.
 * @returns the exit status: 0, since ending it is no failure.
 */
export async function watch(
  run: () => Promise<unknown>,
  waitForChange: () => Promise<void>,
  signal: AbortSignal,
  shell: Pick<Shell, 'err' | 'out' | 'terminal'>,
): Promise<number> {
  for (;;) {
    try {
      await run()
    } catch (error) {
      if (signal.aborted) return 0
      if (!(error instanceof UserError)) throw error
      shell.err(describeError(error))
    }
    if (signal.aborted) return 0
    shell.err('modelward: waiting for a change; Ctrl-C ends this.\n')
    await waitForChange().catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    if (signal.aborted) return 0
    // Only what is a terminal has a screen to clear.
    if (shell.terminal.columns !== undefined) shell.out('\u001b[2J\u001b[3J\u001b[H')
  }
}

/**
 * Looks at files by time and size. `fs.watch` would tell at once, yet differs from one platform to the next in what it
 * tells, and does not see into folders that come later.
 * @param list Their paths, those that come or go included.
 * @returns the waiting function; what changes between two calls of it is a change for the second.
 */
export async function pollForChange(
  list: () => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  let before = await stateOf(list)
  return async () => {
    for (;;) {
      const now = await stateOf(list)
      if (now !== before) {
        before = now
        return
      }
      await setTimeout(POLL_MS, undefined, { signal })
    }
  }
}

/** Equal texts for equal states. */
async function stateOf(list: () => Promise<readonly string[]>): Promise<string> {
  // A folder that is gone, or that cannot be read, is a state as well.
  const paths = await list().catch((error: unknown) => {
    if (error instanceof UserError) return [error.message]
    throw error
  })
  const states = await Promise.all(
    [...paths].sort().map(async (path) => {
      const at = await stat(path).catch(() => undefined)
      return `${path}\0${at?.mtimeMs}\0${at?.size}`
    }),
  )
  return states.join('\n')
}
