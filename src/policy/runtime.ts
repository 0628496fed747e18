import { InternalError } from '../errors.ts'
import { noBuiltins } from './builtins.ts'
import { isRecord } from './guards.ts'
import type { PolicyInput } from './input.ts'
import { MEMORY_PER_BYTE, MIN_MEMORY_PAGES, outOfMemory, PAGE_BYTES } from './limits.ts'
import {
  type BuiltinHost,
  type OpaInstance,
  PolicyAbort,
  PolicyOutOfMemory,
  startOpaModule,
} from './opa-instance.ts'

export interface RuntimeOptions {
  /** What policies see as `data`. */
  data: PolicyInput
  /** What policies see as `input`; null for none. */
  input: PolicyInput | null
  /** In pages of 64 KiB. */
  memoryLimit: number
  /** What evaluating gives: the value, or OPA's text of it, in which sets stay sets and numbers keep their digits. */
  format?: 'json' | 'value'
}

/** A compiled policy with its input. It fails closed: what is no result is an error. */
export interface PolicyRuntime {
  /**
   * The value of an entrypoint. Cannot be interrupted: policies that are not Modelward's own run in a worker.
   * @throws {InternalError} POLICY_LIMIT for want of memory or stack; POLICY_ABORTED if the policy aborts, calls a
   * builtin that nothing answers, has no such entrypoint, leaves it undefined or is no policy at all; ENGINE if the
   * engine fails in a builtin.
   */
  evaluate(entrypoint: string): unknown
  /** The entrypoint's result set in OPA's value text: sets stay sets, numbers keep their digits. Throws likewise. */
  resultSet(entrypoint: string): string
}

/** Nothing is loaded before the first evaluation. `builtins` answers what the module does not carry itself. */
export function createRuntime(
  wasm: Uint8Array,
  options: RuntimeOptions,
  builtins: BuiltinHost = noBuiltins,
): PolicyRuntime {
  let module: WebAssembly.Module | undefined
  let policy: OpaInstance | undefined

  function run(entrypoint: string, format: 'json' | 'value'): string {
    try {
      module ??= new WebAssembly.Module(wasm)
      policy ??= load(module, options, builtins)
      const id = policy.entrypoints.get(entrypoint)
      if (id === undefined) throw new PolicyAbort(`it has no entrypoint ${entrypoint}`)
      return policy.evaluate(id, options.input === null ? null : new Uint8Array(options.input.json), format)
    } catch (thrown) {
      policy = undefined
      throw typed(thrown, options.memoryLimit)
    }
  }

  return {
    evaluate: (entrypoint) =>
      options.format === 'value'
        ? valueIn(entrypoint, run(entrypoint, 'value'))
        : resultOf(entrypoint, run(entrypoint, 'json')),
    resultSet: (entrypoint) => run(entrypoint, 'value'),
  }
}

function load(
  module: WebAssembly.Module,
  { data, input, memoryLimit }: RuntimeOptions,
  builtins: BuiltinHost,
): OpaInstance {
  const bytes = (input?.json.byteLength ?? 0) + data.json.byteLength
  // What does not fit as text cannot fit parsed.
  if (bytes > memoryLimit * PAGE_BYTES) throw new PolicyOutOfMemory()
  const wanted = Math.max(MIN_MEMORY_PAGES, Math.ceil((bytes * MEMORY_PER_BYTE) / PAGE_BYTES))
  const memory = { initial: Math.min(wanted, memoryLimit), maximum: memoryLimit }
  const policy = startOpaModule(module, { memory, builtins })
  policy.setData(new Uint8Array(data.json))
  return policy
}

function resultOf(entrypoint: string, json: string): unknown {
  let results: unknown
  try {
    results = JSON.parse(json)
  } catch (cause) {
    throw aborted('its result is not JSON', cause)
  }
  const [first] = Array.isArray(results) ? results : []
  // An empty list says that the entrypoint is undefined, or that the input was not understood: never that all is well.
  if (!isRecord(first) || !Object.hasOwn(first, 'result')) throw aborted(`${entrypoint} is undefined`)
  return first.result
}

/** Of a result set in value text, which is `{{"result": VALUE}}` for what is defined. */
function valueIn(entrypoint: string, resultSet: string): string {
  const value = /^\{\{"result": (.+)\}\}$/s.exec(resultSet)?.[1]
  if (value === undefined) throw aborted(`${entrypoint} is undefined`)
  return value
}

function typed(thrown: unknown, memoryLimit: number): InternalError {
  if (thrown instanceof InternalError) return thrown
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof PolicyOutOfMemory || /memory\.grow|grow memory/i.test(text)) {
    return new InternalError('POLICY_LIMIT', outOfMemory(memoryLimit), { cause: thrown })
  }
  // Only the stack and memory run out with a RangeError.
  if (thrown instanceof RangeError) {
    return new InternalError('POLICY_LIMIT', `The policy exceeded a limit: ${text}.`, { cause: thrown })
  }
  return aborted(text, thrown)
}

function aborted(reason: string, cause?: unknown): InternalError {
  return new InternalError('POLICY_ABORTED', `The policy was aborted: ${reason}.`, { cause })
}
