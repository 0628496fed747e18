import type { Engine } from './engine.ts'
import { type BuiltinHost, PolicyAbort } from './opa-instance.ts'

/** First byte of the engine's answer (engine/builtin.go). */
const ANSWER = { defined: 0x76, undefined: 0x75 } as const

/** What the engine needs to answer builtins. */
export interface EngineStart {
  /** Where the engine lies: Modelward's `dist`. */
  folder: string
  /** The engine, where this program has compiled it already. */
  module?: WebAssembly.Module
  /** The effective time, RFC 3339: the only time and the only randomness that policies see. */
  time: string
}

/** Loads the engine and answers with it. Takes about half a second. */
export async function loadBuiltins({ folder, module, time }: EngineStart): Promise<BuiltinHost> {
  const nanoseconds = nanosecondsOf(time)
  const { compileEngineFrom, startEngine } = await import('./engine.ts')
  const engine = startEngine(module ?? (await compileEngineFrom(folder)), { time: nanoseconds })
  return engineBuiltins(engine, nanoseconds)
}

/** An effective time as the engine takes it. */
export function nanosecondsOf(time: string): bigint {
  return BigInt(Date.parse(time)) * 1_000_000n
}

/**
 * OPA's own builtins, as the engine has them, at one time (in nanoseconds): all calls see the same one, and what draws
 * from randomness gives the same for the same time and arguments. A builtin's error leaves its expression undefined, as
 * it does in OPA.
 */
export function engineBuiltins(engine: Engine, time: bigint): BuiltinHost {
  const encoder = new TextEncoder()
  return (name, args) => {
    const answer = engine.builtin(joined([encoder.encode(name), encoder.encode(String(time)), ...args]))
    switch (answer[0]) {
      case ANSWER.defined:
        return answer.subarray(1)
      case ANSWER.undefined:
        return null
      default:
        throw new PolicyAbort(`${name}: ${new TextDecoder().decode(answer.subarray(1))}`)
    }
  }
}

/** Where no engine is at hand: for packs that need none. */
export function noBuiltins(name: string): never {
  throw new PolicyAbort(`nothing answers its call of ${name}`)
}

/** Each part is ended by a zero byte. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length + 1, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length + 1
  }
  return bytes
}
