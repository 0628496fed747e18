import { InternalError } from '../errors.ts'
import type { PolicySource } from '../policy/compile.ts'
import type { Engine, EngineProblem } from '../policy/engine.ts'
import { isString } from '../policy/guards.ts'

export type Formatted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly EngineProblem[] }

/**
 * A policy in the form that `opa fmt` gives it, or why it has none: it does not parse. A byte order mark is part of the
 * text, as it is for `opa fmt`, which takes it away.
 * @throws {InternalError} ENGINE
 */
export function formatPolicy(engine: Engine, { path, text }: PolicySource): Formatted {
  const answer = engine.call('fmt', { source: { path, text } })
  if (!answer.ok) return { ok: false, problems: answer.problems }
  if (!isString(answer.value.text))
    throw new InternalError('ENGINE', 'The policy engine gave a formatted policy of another form.')
  return { ok: true, text: answer.value.text }
}
