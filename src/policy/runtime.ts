import opa, { type LoadedPolicy } from '@open-policy-agent/opa-wasm'
import { InternalError } from '../errors.ts'
import { isRecord } from './guards.ts'
import type { PolicyInput } from './input.ts'
import { MEMORY_PER_BYTE, MIN_MEMORY_PAGES, PAGE_BYTES } from './limits.ts'

export interface RuntimeOptions {
  /** What policies see as `data`. */
  data: PolicyInput
  /** What policies see as `input`. */
  input: PolicyInput
  /** In pages of 64 KiB. */
  memoryLimit: number
}

/** A compiled policy with its input. It fails closed: what is no result is an error. */
export interface PolicyRuntime {
  /**
   * The value of an entrypoint. Cannot be interrupted: policies that are not Modelward's own run in a worker.
   * @throws {InternalError} POLICY_LIMIT for want of memory or stack; POLICY_ABORTED if the policy aborts, calls a
   * builtin that there is none, has no such entrypoint, leaves it undefined or is no policy at all.
   */
  evaluate(entrypoint: string): unknown
}

/** Nothing is loaded before the first evaluation. */
export function createRuntime(wasm: Uint8Array, options: RuntimeOptions): PolicyRuntime {
  let module: WebAssembly.Module | undefined
  let policy: LoadedPolicy | undefined
  return {
    evaluate(entrypoint) {
      try {
        return quietly(() => {
          module ??= new WebAssembly.Module(wasm)
          policy ??= load(module, options)
          return resultOf(policy, entrypoint, options.input)
        })
      } catch (thrown) {
        // An abort unwinds past the C stack of the module: that instance is not used again.
        policy = undefined
        throw typed(thrown, options.memoryLimit)
      }
    },
  }
}

function load(module: WebAssembly.Module, { data, input, memoryLimit }: RuntimeOptions): LoadedPolicy {
  const bytes = input.json.byteLength + data.json.byteLength
  // What does not fit as text cannot fit parsed. opa-wasm would grow beyond the limit, or fail midway.
  if (bytes > memoryLimit * PAGE_BYTES) throw outOfMemory(memoryLimit)
  const wanted = Math.max(MIN_MEMORY_PAGES, Math.ceil((bytes * MEMORY_PER_BYTE) / PAGE_BYTES))
  const policy = opa.loadPolicySync(module, { initial: Math.min(wanted, memoryLimit), maximum: memoryLimit })
  policy.setData(data.json)
  return policy
}

function resultOf(policy: LoadedPolicy, entrypoint: string, input: PolicyInput): unknown {
  const { entrypoints } = policy
  const id = Object.hasOwn(entrypoints, entrypoint) ? entrypoints[entrypoint] : undefined
  if (id === undefined) throw aborted(`it has no entrypoint ${entrypoint}`)
  const results = policy.evaluate(input.json, id)
  const [first] = Array.isArray(results) ? results : []
  // An empty list says that the entrypoint is undefined, or that the input was not understood: never that all is well.
  if (!isRecord(first) || !Object.hasOwn(first, 'result')) throw aborted(`${entrypoint} is undefined`)
  return first.result
}

/**
 * opa-wasm prints with `console`, and standard output belongs to the report. Evaluation is synchronous: nothing else
 * can print meanwhile.
 */
function quietly<T>(evaluate: () => T): T {
  const { log, error } = console
  Object.assign(console, { log: ignore, error: ignore })
  try {
    return evaluate()
  } finally {
    Object.assign(console, { log, error })
  }
}

function ignore(): void {}

function typed(thrown: unknown, memoryLimit: number): InternalError {
  if (thrown instanceof InternalError) return thrown
  const text = textOf(thrown)
  if (/^opa_(?:malloc|realloc)|could not allocate memory|memory\.grow|grow memory/i.test(text)) {
    return outOfMemory(memoryLimit, thrown)
  }
  // Only the stack and memory run out with a RangeError.
  if (thrown instanceof RangeError) {
    return new InternalError('POLICY_LIMIT', `The policy exceeded a limit: ${text}.`, { cause: thrown })
  }
  return aborted(text, thrown)
}

function outOfMemory(pages: number, cause?: unknown): InternalError {
  const limit = `${(pages * PAGE_BYTES) / 1024 / 1024} MiB`
  return new InternalError('POLICY_LIMIT', `The policy needs more than ${limit} of memory.`, { cause })
}

function aborted(reason: string, cause?: unknown): InternalError {
  return new InternalError('POLICY_ABORTED', `The policy was aborted: ${reason}.`, { cause })
}

/** opa-wasm throws plain strings and plain objects besides errors. */
function textOf(thrown: unknown): string {
  if (typeof thrown === 'string') return decoded(thrown)
  if (thrown instanceof Error) return thrown.message
  return isRecord(thrown) && typeof thrown.message === 'string' ? thrown.message : 'for no stated reason'
}

/** The text of an abort comes as one UTF-16 unit per signed byte: 0xc3 as 0xffc3. Low bytes give the UTF-8 back. */
function decoded(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  if (!units.every((unit) => unit < 0x80 || unit >= 0xff80)) return text
  return new TextDecoder().decode(Uint8Array.from(units, (unit) => unit & 0xff))
}
