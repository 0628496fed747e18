import { InternalError } from '../../errors.ts'
import { isRecord, isString, isStringList } from '../../policy/guards.ts'

/** A parsed file, as the engine's operation `lint` gives it. */
export interface LintModule {
  readonly file: string
  /** Its name ends in `_test.rego`. */
  readonly test: boolean
  /** OPA's syntax tree, with places. */
  readonly ast: Record<string, unknown>
  readonly comments: readonly { readonly row: number; readonly text: string }[]
  /** What the tests made of each of its rules; none for a test file. */
  readonly hits: readonly { readonly entered: boolean; readonly fired: boolean }[]
}

export interface LintFacts {
  readonly modules: readonly LintModule[]
  /** What test files name below `data`, by a reference, an import or their own package. */
  readonly mentioned: readonly string[]
  /** False where a test was stopped, so that hits do not tell all that the tests reach. */
  readonly ended: boolean
}

/** @throws {InternalError} ENGINE if it is of another form. */
export function parseLintFacts({ modules, mentioned, ended }: Record<string, unknown>): LintFacts {
  if (
    Array.isArray(modules) &&
    modules.every(isModule) &&
    isStringList(mentioned) &&
    typeof ended === 'boolean'
  ) {
    return { modules, mentioned, ended }
  }
  throw new InternalError('ENGINE', 'The policy engine gave parsed policies of another form.')
}

function isModule(value: unknown): value is LintModule {
  return (
    isRecord(value) &&
    isString(value.file) &&
    typeof value.test === 'boolean' &&
    isRecord(value.ast) &&
    Array.isArray(value.comments) &&
    value.comments.every((each) => isRecord(each) && typeof each.row === 'number' && isString(each.text)) &&
    Array.isArray(value.hits) &&
    value.hits.every((each) => isRecord(each) && typeof each.fired === 'boolean')
  )
}
