import type { Shell } from './command.ts'

/** Work shorter than this shows nothing. */
const QUIET_MS = 2000
/** How often the line is drawn anew. */
const REDRAW_MS = 100

export interface ProgressLine {
  update(stage: string, done: number, total: number): void
  clear(): void
}

/** Characters between the brackets. */
const BAR_WIDTH = 20

/** One line on standard error that says what is going on, where a person watches and it takes a while. */
export function createProgress(shell: Shell): ProgressLine {
  if (!shell.interactive) return { update: () => undefined, clear: () => undefined }
  const start = shell.now()
  let drawn = 0
  return {
    update(stage, done, total) {
      const now = shell.now()
      // Work without a known length may keep the thread busy: there is no later moment to draw at.
      const measured = total > 0
      if (measured && (now - start < QUIET_MS || now - drawn < REDRAW_MS)) return
      drawn = now
      shell.err(`\r\u001b[K${stage}${measured ? bar(Math.min(1, done / total)) : ''}`)
    },
    clear() {
      if (drawn > 0) shell.err('\r\u001b[K')
    },
  }
}

function bar(part: number): string {
  const filled = '='.repeat(Math.floor(BAR_WIDTH * part))
  return ` [${filled.padEnd(BAR_WIDTH)}] ${Math.floor(100 * part)} %`
}
