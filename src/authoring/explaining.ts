import { InternalError } from '../errors.ts'
import type { PolicySource } from '../policy/compile.ts'
import type { EngineSession } from '../policy/engine-session.ts'
import { isListOf, isRecord, isString } from '../policy/guards.ts'
import type { Printed } from '../policy/interpreter.ts'
import { type Documents, isPrinted } from './evaluating.ts'

/** A path below `input`; null stands for any key. */
export type InputPath = readonly (string | number | null)[]

/** What the interpreter tells of a rule on the facts of one system. */
export interface RuleEvaluation {
  /** Everything below `input` that the rule and what it calls refer to, sorted. */
  readonly reads: readonly InputPath[]
  /** The conditions under which it applies: it does if one holds, or if there is none. */
  readonly applies: readonly SourcePlace[]
  /** What made each finding; not more than the engine tells (engine/explain.go). */
  readonly findings: readonly { kind: string; message: string; at: string; causes: readonly Cause[] }[]
  readonly printed: readonly Printed[]
  /** Empty unless asked for. */
  readonly trace: string
}

export interface SourcePlace {
  readonly file: string
  readonly row: number
}

/** One way in which a body came true. */
export interface Cause extends SourcePlace {
  readonly values: readonly CauseValue[]
}

/** Something that the body asks, as it is written there, and its value. */
export interface CauseValue {
  readonly text: string
  /** As Rego writes it; empty if undefined. */
  readonly value: string
  /** The value is longer. */
  readonly cut: boolean
  /** Where below `input` it stands, if it was taken from there. */
  readonly path: InputPath | null
}

export interface RuleQuery {
  /** The rule's id, and its package. */
  readonly rule: string
  readonly package: string
  readonly sources: readonly PolicySource[]
  /** They are on conftest's terms, see `compilePolicy`. */
  readonly conftest: boolean
  readonly documents: Documents
  readonly trace: boolean
}

/**
 * Evaluates a rule on OPA's interpreter, or says in a sentence why that cannot be done: it takes too long, or fails.
 * @throws {InternalError} ENGINE, INTERNAL
 */
export async function evaluateRule(
  session: EngineSession,
  query: RuleQuery,
): Promise<RuleEvaluation | string> {
  const { documents, ...rest } = query
  try {
    const answer = await session.call('explain', { ...rest, ...documents })
    if (!answer.ok) return answer.problems[0]?.message ?? 'It failed for no stated reason.'
    if (isRuleEvaluation(answer.value)) return answer.value
  } catch (error) {
    if (error instanceof InternalError && error.code === 'POLICY_LIMIT') return error.message
    throw error
  }
  throw new InternalError('ENGINE', 'The policy engine explained a rule in another form.')
}

function isRuleEvaluation(value: unknown): value is RuleEvaluation {
  return (
    isRecord(value) &&
    isListOf(value.reads, isInputPath) &&
    isListOf(value.applies, isSourcePlace) &&
    isListOf(value.findings, isFinding) &&
    isListOf(value.printed, isPrinted) &&
    isString(value.trace)
  )
}

function isFinding(value: unknown): value is RuleEvaluation['findings'][number] {
  return (
    isRecord(value) &&
    isString(value.kind) &&
    isString(value.message) &&
    isString(value.at) &&
    isListOf(value.causes, isCause)
  )
}

function isCause(value: unknown): value is Cause {
  return isSourcePlace(value) && 'values' in value && isListOf(value.values, isCauseValue)
}

function isSourcePlace(value: unknown): value is SourcePlace {
  return isRecord(value) && isString(value.file) && typeof value.row === 'number'
}

function isCauseValue(value: unknown): value is CauseValue {
  return (
    isRecord(value) &&
    isString(value.text) &&
    isString(value.value) &&
    typeof value.cut === 'boolean' &&
    (value.path === null || isInputPath(value.path))
  )
}

function isInputPath(value: unknown): value is InputPath {
  return isListOf(value, (each): each is string | number | null => {
    return each === null || isString(each) || typeof each === 'number'
  })
}

/** `input.model_cards[_].license` */
export function inputPathText(path: InputPath): string {
  return `input${path.map(segmentText).join('')}`
}

function segmentText(segment: string | number | null): string {
  if (segment === null) return '[_]'
  if (typeof segment === 'string' && /^[A-Za-z_]\w*$/.test(segment)) return `.${segment}`
  return `[${JSON.stringify(segment)}]`
}

/** The values at a path: each of them, where it goes through lists or objects. */
export function valuesAt(document: unknown, path: InputPath): unknown[] {
  let nodes: unknown[] = [document]
  for (const segment of path) nodes = nodes.flatMap((node) => childrenAt(node, segment))
  return nodes
}

function childrenAt(node: unknown, segment: string | number | null): unknown[] {
  if (Array.isArray(node)) {
    if (segment === null) return node
    const index = typeof segment === 'number' ? segment : Number.NaN
    return index in node ? [node[index]] : []
  }
  if (!isRecord(node)) return []
  if (segment === null) return Object.values(node)
  const key = String(segment)
  return Object.hasOwn(node, key) ? [node[key]] : []
}
