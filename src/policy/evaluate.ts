import { InternalError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import type { EngineStart } from './builtins.ts'
import { ruleError, ruleResult } from './findings.ts'
import { isRecord } from './guards.ts'
import { type PolicyInput, policyInput } from './input.ts'
import {
  ALL_RULES_SHARE,
  IN_THREAD_INPUT_BYTES,
  MAX_INPUT_BYTES,
  MAX_MEMORY_PAGES,
  PAGE_BYTES,
  PARSED_PER_BYTE,
  TIME_LIMIT_MS,
} from './limits.ts'
import type { RuleParameters } from './parameters.ts'
import { inThreadSession, type Session } from './session.ts'
import type { Pack, Rule, RuleResult } from './types.ts'

export interface EvaluationOptions {
  /** Ids of the rules that are on; others of the pack are left out. */
  rules: ReadonlySet<string>
  /** `always` for packs that are not Modelward's own; `large-input` starts a worker only where one could be needed. */
  isolation: 'always' | 'large-input'
  /** The program of the worker thread: dist/worker.js. */
  worker: URL
  /** Answers the builtins that a pack leaves to its host; a pack with such needs it, and a worker. */
  engine?: EngineStart
  /** For all rules together, in milliseconds. Only a worker can be stopped. */
  timeLimit?: number
  /** In pages of 64 KiB. */
  memoryLimit?: number
  /** How many files the input lists, for a pack whose rules see each of them by itself. */
  files?: number
}

/**
 * What rules see as `data`: the effective time (RFC 3339 in UTC), the parameters of each rule by its id, and what
 * their pack brings along.
 */
export function policyData(
  time: string,
  parameters: ReadonlyMap<string, RuleParameters>,
  ofPack: Pack['data'] = {},
): PolicyInput {
  return policyInput({ ...ofPack, modelward: { time, parameters: Object.fromEntries(parameters) } })
}

/**
 * Evaluates rules of a pack, sorted by id. All are asked at once; where that fails, or gives for some rule what no
 * rule may give, those are asked one by one, so that one rule at fault costs no findings of the others.
 * @param input Makes what the rules see: a worker thread takes it over, so that it stands in memory once.
 * @throws {InternalError} INTERNAL if the worker thread cannot be started; what goes wrong in a rule is in its result.
 */
export async function evaluatePack(
  pack: Pack,
  input: () => PolicyInput,
  data: PolicyInput,
  options: EvaluationOptions,
): Promise<RuleResult[]> {
  const rules = pack.rules.filter(({ id }) => options.rules.has(id)).sort((a, b) => byCodeUnit(a.id, b.id))
  if (rules.length === 0) return []
  let session: Session
  try {
    session = await openSession(pack, input, data, options)
  } catch (error) {
    const { message } = ofPolicy(error)
    return rules.map((rule) => ruleError(rule, message))
  }
  try {
    const outputs = await outputsOfAll(session, pack)
    const { files = null } = options
    const results = rules.map((rule) => ruleResult(rule, outputs.get(rule.id), files))
    let left = results.filter(({ status }) => status === 'error').length
    for (const [i, { rule, status }] of results.entries()) {
      if (status === 'error') results[i] = await evaluateRule(session, pack, rule, files, 1 / left--)
    }
    return results
  } finally {
    await session.close()
  }
}

async function openSession(
  pack: Pack,
  makeInput: () => PolicyInput,
  data: PolicyInput,
  options: EvaluationOptions,
): Promise<Session> {
  const { isolation, worker, timeLimit = TIME_LIMIT_MS, memoryLimit = MAX_MEMORY_PAGES } = options
  let made: PolicyInput | undefined = makeInput()
  if (made.json.byteLength > MAX_INPUT_BYTES) {
    const [size, limit] = [made.json.byteLength, MAX_INPUT_BYTES].map((bytes) => Math.ceil(bytes / 2 ** 20))
    const message = `The facts of this system have ${size} MiB, and policies see at most ${limit} MiB. Judge folders each on their own with "systems:" in modelward.yml, or leave files out with .modelwardignore.`
    throw new InternalError('POLICY_LIMIT', message)
  }
  if (made.json.byteLength * PARSED_PER_BYTE > memoryLimit * PAGE_BYTES) {
    const [size, limit] = [made.json.byteLength, memoryLimit * PAGE_BYTES].map((bytes) =>
      Math.ceil(bytes / 2 ** 20),
    )
    const message = `The input of a policy has ${size} MiB, and its parsed form does not fit into ${limit} MiB of memory.`
    throw new InternalError('POLICY_LIMIT', message)
  }
  const engine = pack.builtins.length > 0 ? options.engine : undefined
  if (isolation === 'large-input' && engine === undefined && made.json.byteLength <= IN_THREAD_INPUT_BYTES) {
    return inThreadSession(pack.wasm, { input: made, data, memoryLimit })
  }
  const { isolatedSession } = await import('./isolated-session.ts')
  const start = () => {
    const input = made ?? makeInput()
    made = undefined
    return { wasm: pack.wasm, input, data, memoryLimit, ...(engine && { engine }) }
  }
  return isolatedSession(worker, start, timeLimit)
}

async function outputsOfAll(session: Session, pack: Pack): Promise<ReadonlyMap<string, unknown>> {
  try {
    const outputs = await session.evaluate(pack.entrypoints.all, ALL_RULES_SHARE)
    return new Map(isRecord(outputs) ? Object.entries(outputs) : [])
  } catch (error) {
    ofPolicy(error)
    return new Map()
  }
}

async function evaluateRule(
  session: Session,
  pack: Pack,
  rule: Rule,
  files: number | null,
  share: number,
): Promise<RuleResult> {
  const { rules } = pack.entrypoints
  const entrypoint = Object.hasOwn(rules, rule.id) ? rules[rule.id] : undefined
  if (entrypoint === undefined) return ruleError(rule, 'The pack has no entrypoint for it.')
  try {
    return ruleResult(rule, await session.evaluate(entrypoint, share), files)
  } catch (error) {
    return ruleError(rule, ofPolicy(error).message)
  }
}

/** The policy's fault; any other is thrown on. */
function ofPolicy(error: unknown): InternalError {
  const codes = ['POLICY_ABORTED', 'POLICY_LIMIT']
  if (error instanceof InternalError && codes.includes(error.code)) return error
  throw error
}
