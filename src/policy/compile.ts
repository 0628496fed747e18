import { type ErrorCode, type ErrorPlace, InternalError, UserError } from '../errors.ts'
import type { Engine, EngineProblem } from './engine.ts'
import { isListOf, isRecord, isString } from './guards.ts'
import { isConftestRule, isRawRule, type RawRule, ruleOf } from './metadata.ts'
import { hostBuiltins } from './opa-instance.ts'
import type { Entrypoints, PolicySource, Rule } from './types.ts'

export type { PolicySource } from './types.ts'

/** Far above any policy that people maintain; the engine works in memory. */
export const MAX_POLICY_FILES = 2_000
export const MAX_POLICY_BYTES = 16 * 1024 * 1024

/** A `test_` rule; it passes if its entrypoint gives `true`. */
export interface PolicyTest {
  package: string
  name: string
  file: string
  row: number
  entrypoint: string
}

export interface CompiledPolicy {
  wasm: Uint8Array
  /** Sorted by id. */
  rules: readonly Rule[]
  entrypoints: Entrypoints
  /** Sorted by file and row; empty unless asked for. */
  tests: readonly PolicyTest[]
  /** OPA builtins that the module leaves to its host, sorted. */
  builtins: readonly string[]
  /** There are rules, and all of them have conftest's form. */
  conftest: boolean
}

export interface CompileOptions {
  /** Takes `*_test.rego` in and gives every `test_` rule an entrypoint. Such a module is for testing, not for shipping. */
  tests?: boolean
  /** JSON Schema of `input`: a path that cannot exist is then an error. */
  schema?: Record<string, unknown>
  /** `conftest`: a file that is not Rego v1 may be v0, and what OPA checks in strict mode alone is not checked. */
  terms?: PolicyTerms
  /** Input is a list of files, and the content of each is the input of every rule (engine/glue.go). */
  each?: boolean
}

export type PolicyTerms = 'modelward' | 'conftest'

/**
 * Compiles policies into one WASM module, with all builtins of OPA that do no I/O; in OPA's strict mode, unless on
 * conftest's terms.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA or POLICY_DUPLICATE: all errors in the message, the place of the first.
 * @throws {InternalError} ENGINE
 */
export function compilePolicy(
  engine: Engine,
  sources: readonly PolicySource[],
  options: CompileOptions = {},
): CompiledPolicy {
  checkLimits(sources)
  const answer = engine.call('compile', {
    sources,
    tests: options.tests ?? false,
    schema: options.schema ?? null,
    conftest: options.terms === 'conftest',
    each: options.each ?? false,
  })
  if (!answer.ok) throw userError(answer.problems)
  const { wasm, all, tests } = answer.value
  const rawRules = answer.value.rules ?? []
  if (
    !isString(wasm) ||
    !isString(all) ||
    !isListOf(rawRules, isCompiledRule) ||
    !isListOf(tests, isCompiledTest)
  ) {
    throw new InternalError('ENGINE', 'The policy engine gave a compiled policy of another form.')
  }
  const module = new Uint8Array(Buffer.from(wasm, 'base64'))
  return {
    wasm: module,
    builtins: hostBuiltins(module),
    rules: rulesOf(rawRules),
    entrypoints: { all, rules: Object.fromEntries(rawRules.map(({ id, entrypoint }) => [id, entrypoint])) },
    tests,
    conftest: rawRules.length > 0 && rawRules.every(isConftestRule),
  }
}

/** Lists rules and tests without compiling. Throws as `compilePolicy` does. */
export function inspectPolicy(
  engine: Engine,
  sources: readonly PolicySource[],
  terms: PolicyTerms = 'modelward',
): {
  rules: readonly Rule[]
  tests: readonly Omit<PolicyTest, 'entrypoint'>[]
  /** As in `CompiledPolicy`. */
  conftest: boolean
} {
  checkLimits(sources)
  const answer = engine.call('inspect', { sources, conftest: terms === 'conftest' })
  if (!answer.ok) throw userError(answer.problems)
  const { tests } = answer.value
  const rules = answer.value.rules ?? []
  if (!isListOf(rules, isRawRule) || !isListOf(tests, isTest)) {
    throw new InternalError('ENGINE', 'The policy engine gave a list of rules of another form.')
  }
  return { rules: rulesOf(rules), tests, conftest: rules.length > 0 && rules.every(isConftestRule) }
}

function rulesOf(raw: readonly RawRule[]): Rule[] {
  const problems: EngineProblem[] = []
  const rules = raw.map((each) => ruleOf(each, problems))
  if (problems.length > 0) throw userError(problems)
  return rules
}

function checkLimits(sources: readonly PolicySource[]): void {
  if (sources.length > MAX_POLICY_FILES) {
    throw new UserError(
      'POLICY_COMPILE',
      `There are more than ${MAX_POLICY_FILES} policy files (${sources.length}).`,
    )
  }
  let bytes = 0
  for (const { path, text } of sources) {
    bytes += Buffer.byteLength(text)
    if (bytes > MAX_POLICY_BYTES) {
      const message = `The policy files are larger than ${MAX_POLICY_BYTES / 1024 / 1024} MiB together.`
      throw new UserError('POLICY_COMPILE', message, { place: { path } })
    }
  }
}

/** All problems in one message, and the place of the first. */
export function userError(problems: readonly EngineProblem[]): UserError {
  const [first] = problems
  if (first === undefined) throw new InternalError('ENGINE', 'The policy engine refused without a reason.')
  const code = errorCode(first)
  const headline = HEADLINES[code] ?? 'The policy does not compile'
  const lines = problems.map((problem) => `${position(problem)}${problem.message}`)
  const message =
    lines.length === 1
      ? `${headline}: ${first.message}`
      : `${headline}, ${lines.length} errors:\n${lines.map((line) => `  ${line}`).join('\n')}`
  const place = placeOf(first)
  return new UserError(code, message, place === undefined ? {} : { place })
}

const HEADLINES: Partial<Record<ErrorCode, string>> = {
  POLICY_METADATA: "A rule's METADATA is not valid",
  POLICY_DUPLICATE: 'A rule id is used twice',
}

function errorCode({ code }: EngineProblem): ErrorCode {
  switch (code) {
    case 'metadata_error':
      return 'POLICY_METADATA'
    case 'duplicate_rule':
      return 'POLICY_DUPLICATE'
    default:
      return 'POLICY_COMPILE'
  }
}

function placeOf({ file, row, col }: EngineProblem): ErrorPlace | undefined {
  if (file === '') return undefined
  return { path: file, ...(row > 0 && { line: row }), ...(row > 0 && col > 0 && { column: col }) }
}

function position({ file, row, col }: EngineProblem): string {
  if (file === '') return ''
  return `${[file, ...[row, col].filter((n) => n > 0)].join(':')}: `
}

function isCompiledRule(value: unknown): value is RawRule & { entrypoint: string } {
  return isRawRule(value) && 'entrypoint' in value && isString(value.entrypoint)
}

function isTest(value: unknown): value is Omit<PolicyTest, 'entrypoint'> {
  return (
    isRecord(value) &&
    isString(value.package) &&
    isString(value.name) &&
    isString(value.file) &&
    typeof value.row === 'number'
  )
}

function isCompiledTest(value: unknown): value is PolicyTest {
  return isTest(value) && 'entrypoint' in value && isString(value.entrypoint)
}
