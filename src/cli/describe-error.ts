import { ModelwardError, UserError } from '../errors.ts'
import { forTerminal } from '../reports/neutralise.ts'

/** What a person reads when a run ends early: what is wrong, where, and whose fault it is. */
export function describeError(error: unknown): string {
  if (error instanceof UserError) {
    const { place } = error
    const where = place
      ? `${place.path}${place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`}: `
      : ''
    return `modelward: ${lines(where + error.message)}\n`
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const kind = error instanceof ModelwardError ? error.code : 'INTERNAL'
  return `modelward: this is a fault of Modelward (${kind}); please report it.\n${lines(detail)}\n`
}

/** A message may have lines of its own; each is made harmless by itself. */
function lines(text: string): string {
  return text.split('\n').map(forTerminal).join('\n')
}
