import { UserError } from '../errors.ts'
import { type CompiledPolicy, compilePolicy, inspectPolicy, type PolicySource } from '../policy/compile.ts'
import type { Engine } from '../policy/engine.ts'

/**
 * Compiles policies with their tests: as policies over the facts, and where they are none but all have conftest's form,
 * on conftest's terms, for then their input is another document. Throws as `compilePolicy` does, of the facts.
 */
export function compileTests(
  engine: Engine,
  sources: readonly PolicySource[],
  schema: Record<string, unknown>,
): CompiledPolicy {
  return onEitherTerms(
    () => compilePolicy(engine, sources, { tests: true, schema }),
    () => compilePolicy(engine, sources, { tests: true, terms: 'conftest' }),
  )
}

/** Lists rules and tests. Rego v0 is read where all rules have conftest's form. Throws as `inspectPolicy` does. */
export function listRules(
  engine: Engine,
  sources: readonly PolicySource[],
): ReturnType<typeof inspectPolicy> {
  return onEitherTerms(
    () => inspectPolicy(engine, sources),
    () => inspectPolicy(engine, sources, 'conftest'),
  )
}

function onEitherTerms<T extends { readonly conftest: boolean }>(ours: () => T, conftests: () => T): T {
  try {
    return ours()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    let answer: T
    try {
      answer = conftests()
    } catch {
      throw error
    }
    if (answer.conftest) return answer
    throw error
  }
}
