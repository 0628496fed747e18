import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { InternalError } from '../errors.ts'
import { placeOfNesting } from './engine-nesting.ts'
import { isRecord, isSourceList, isString } from './guards.ts'
import { createWasi, type Wasi } from './wasi.ts'

/** Names of the engine's files in `dist`. */
export const ENGINE_WASM = 'engine.wasm.br'
export const ENGINE_RECORD = 'engine.json'

/** What an operation says against its request; row and col are 1-based, 0 where unknown. */
export interface EngineProblem {
  code: string
  message: string
  file: string
  row: number
  col: number
}

/** The engine's code for its own faults, as opposed to those of a policy. */
const OWN_FAULT = 'engine_error'

/** OPA recurses over what it reads; where its own limits do not bite, the stack ends. */
const TOO_DEEP: EngineProblem = {
  code: 'nesting_error',
  message: 'an expression, reference or METADATA block is nested too deeply',
  file: '',
  row: 0,
  col: 0,
}

export type EngineAnswer =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly problems: readonly EngineProblem[] }

/** OPA behind one function. Answers come one at a time; the module is compiled once and is started anew after a crash. */
export interface Engine {
  /**
   * Runs one of the engine's operations. Faults of the policy come back as problems.
   * @throws {InternalError} ENGINE if the engine crashes, ends or answers in another form.
   */
  call(operation: string, request: Record<string, unknown>): EngineAnswer
  /**
   * Answers a builtin's call, in the form that `builtins.ts` knows. Costs about a hundredth of an operation.
   * @throws {InternalError} ENGINE if the engine crashes; POLICY_LIMIT if its stack ends.
   */
  builtin(request: Uint8Array): Uint8Array
}

/** What `dist/engine.json` records; `sha256` is that of the module, not of the compressed file. */
export interface EngineRecord {
  go: string
  opa: string
  sha256: string
  size: number
}

/** Reads the engine's versions and digest, without loading it. */
export async function readEngineRecord(folder: string): Promise<EngineRecord> {
  const path = join(folder, ENGINE_RECORD)
  let record: unknown
  try {
    record = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new InternalError('ENGINE', `The policy engine's record ${path} cannot be read.`, { cause })
  }
  if (!isEngineRecord(record))
    throw new InternalError('ENGINE', `${path} is not the record of a policy engine.`)
  return record
}

function isEngineRecord(value: unknown): value is EngineRecord {
  return (
    isRecord(value) &&
    isString(value.go) &&
    isString(value.opa) &&
    isString(value.sha256) &&
    /^[0-9a-f]{64}$/.test(value.sha256) &&
    typeof value.size === 'number'
  )
}

/** Unpacks and starts the engine that lies in a folder (Modelward's `dist`). Takes about half a second. */
export async function loadEngineFrom(folder: string, options: EngineOptions = {}): Promise<Engine> {
  return startEngine(await compileEngineFrom(folder), options)
}

/** The engine's module, which can be started more than once, also by worker threads. Takes most of the half second. */
export async function compileEngineFrom(folder: string): Promise<WebAssembly.Module> {
  const path = join(folder, ENGINE_WASM)
  let wasm: Uint8Array
  try {
    wasm = await promisify(brotliDecompress)(await readFile(path))
  } catch (cause) {
    throw new InternalError('ENGINE', `The policy engine ${path} cannot be read.`, { cause })
  }
  return compileEngine(wasm)
}

export interface EngineOptions {
  /** What OPA takes for the present, in nanoseconds since 1970. It stands still. */
  time?: bigint
}

/** Starts the engine from the bytes of its module. */
export async function loadEngine(wasm: Uint8Array, options: EngineOptions = {}): Promise<Engine> {
  return startEngine(await compileEngine(wasm), options)
}

async function compileEngine(wasm: Uint8Array): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(wasm)
  } catch (cause) {
    throw new InternalError('ENGINE', 'The policy engine is not a valid WebAssembly module.', { cause })
  }
}

/** An engine of its own, that starts with its first call. */
export function startEngine(module: WebAssembly.Module, { time }: EngineOptions = {}): Engine {
  let running: Reactor | undefined
  function guarded<T>(operation: string, run: (reactor: Reactor) => T, tooDeep: () => T): T {
    running ??= start(module, time)
    const reactor = running
    try {
      return run(reactor)
    } catch (cause) {
      // What crashed may hold anything: the next call gets a new instance.
      running = undefined
      if (cause instanceof InternalError) throw cause
      if (cause instanceof RangeError) return tooDeep()
      throw crashed(operation, reactor.wasi, cause)
    }
  }
  function ask(operation: string, request: Record<string, unknown>): EngineAnswer {
    const text = JSON.stringify({ ...request, op: operation })
    return guarded<EngineAnswer>(
      operation,
      (reactor) => answerOf(decoded(reactor.call(new TextEncoder().encode(text)))),
      () => ({ ok: false, problems: [TOO_DEEP] }),
    )
  }
  return {
    call(operation, request) {
      const answer = ask(operation, request)
      if (answer.ok || answer.problems[0] !== TOO_DEEP || !isSourceList(request.sources)) return answer
      const place = placeOfNesting(request.sources, (source) => {
        const alone = ask(operation, { ...request, sources: [source] })
        return !alone.ok && alone.problems[0] === TOO_DEEP
      })
      return { ok: false, problems: [{ ...TOO_DEEP, ...place }] }
    },
    builtin(request) {
      return guarded(
        'builtin',
        (reactor) => reactor.builtin(request),
        () => {
          throw new InternalError(
            'POLICY_LIMIT',
            'The policy gives a builtin a value that is nested too deeply.',
          )
        },
      )
    },
  }
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

interface Reactor {
  readonly wasi: Wasi
  call(request: Uint8Array): Uint8Array
  builtin(request: Uint8Array): Uint8Array
}

interface ReactorExports {
  memory: WebAssembly.Memory
  _initialize: () => void
  alloc: (size: number) => number
  release: (address: number) => void
  call: (address: number, size: number) => bigint
  builtin: (address: number, size: number) => bigint
}

function start(module: WebAssembly.Module, time: bigint | undefined): Reactor {
  const wasi = createWasi(module, time)
  let exports: ReactorExports
  try {
    const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.imports })
    exports = reactorExports(instance.exports)
    wasi.bind(exports.memory)
    exports._initialize()
  } catch (cause) {
    throw crashed('start', wasi, cause)
  }
  function ask(answer: ReactorExports['call'], request: Uint8Array): Uint8Array {
    const address = exports.alloc(request.length) >>> 0
    new Uint8Array(exports.memory.buffer, address, request.length).set(request)
    const packed = BigInt.asUintN(64, answer(address, request.length))
    exports.release(address)
    const at = Number(packed >> 32n)
    const size = Number(packed & 0xffffffffn)
    const bytes = new Uint8Array(exports.memory.buffer, at, size).slice()
    exports.release(at)
    return bytes
  }
  return {
    wasi,
    call: (request) => ask(exports.call, request),
    builtin: (request) => ask(exports.builtin, request),
  }
}

function reactorExports(exports: WebAssembly.Exports): ReactorExports {
  const { memory } = exports
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('it exports no memory')
  const initialize = exported(exports, '_initialize')
  const alloc = exported(exports, 'alloc')
  const release = exported(exports, 'release')
  const call = exported(exports, 'call')
  const builtin = exported(exports, 'builtin')
  return {
    memory,
    _initialize: () => void initialize(),
    alloc: (size) => Number(alloc(size)),
    release: (address) => void release(address),
    call: (address, size) => BigInt(String(call(address, size))),
    builtin: (address, size) => BigInt(String(builtin(address, size))),
  }
}

function exported(exports: WebAssembly.Exports, name: string): (...args: number[]) => unknown {
  const value = exports[name]
  if (typeof value !== 'function') throw new Error(`it exports no function ${name}`)
  return (...args) => value(...args)
}

function crashed(operation: string, wasi: Wasi, cause: unknown): InternalError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const firstLine = wasi.stderr().split('\n', 1)[0] ?? ''
  const details = firstLine === '' ? reason : `${reason}: ${firstLine}`
  return new InternalError('ENGINE', `The policy engine failed (${operation}): ${details}`, { cause })
}

function answerOf(text: string): EngineAnswer {
  const answer: unknown = JSON.parse(text)
  if (!isRecord(answer)) throw malformed('it is no object')
  if (answer.errors === undefined) return { ok: true, value: answer }
  if (!Array.isArray(answer.errors) || answer.errors.length === 0 || !answer.errors.every(isProblem)) {
    throw malformed('its errors have another form')
  }
  const problems: EngineProblem[] = answer.errors
  const own = problems.find(({ code }) => code === OWN_FAULT)
  if (own !== undefined) throw new InternalError('ENGINE', `The policy engine failed: ${own.message}`)
  return { ok: false, problems }
}

function malformed(reason: string): InternalError {
  return new InternalError('ENGINE', `The policy engine gave an answer that cannot be used: ${reason}.`)
}

function isProblem(value: unknown): value is EngineProblem {
  return (
    isRecord(value) &&
    isString(value.code) &&
    isString(value.message) &&
    isString(value.file) &&
    Number.isInteger(value.row) &&
    Number.isInteger(value.col)
  )
}
