import { PAGE_BYTES } from './limits.ts'

/** OPA's WASM interface of this major version; the one-shot `opa_eval` came with minor version 2. */
const ABI = { major: 1, minor: 2 } as const

/** Names builtins that the module carries too, with other answers than OPA's (engine/hosted.go). */
const HOSTED_PREFIX = 'modelward_host.'

/** What `opa_eval` gives: JSON, or OPA's value text (sets stay sets). */
const FORMAT = { json: 0, value: 1 } as const

/** The policy ended its evaluation; the message is OPA's. */
export class PolicyAbort extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PolicyAbort'
  }
}

/** The policy needs more memory than it may have. */
export class PolicyOutOfMemory extends Error {
  constructor() {
    super('the policy is out of memory')
    this.name = 'PolicyOutOfMemory'
  }
}

/**
 * Answers a builtin that the module does not carry. Arguments and result are OPA's value text in UTF-8 (see
 * engine/value.go); strings in it may hold bytes that are no UTF-8. null is undefined.
 * @throws {PolicyAbort} to end the evaluation.
 */
export type BuiltinHost = (name: string, args: readonly Uint8Array[]) => Uint8Array | null

/** A module of OPA's compiler at work: its memory holds `data`, and is reset to that by each evaluation. */
export interface OpaInstance {
  readonly entrypoints: ReadonlyMap<string, number>
  /** Builtins that the host must answer, sorted. */
  readonly builtins: readonly string[]
  setData(json: Uint8Array): void
  /** The text of the result set. `input` is value text, of which JSON is a part; null for none. */
  evaluate(entrypoint: number, input: Uint8Array | null, format: keyof typeof FORMAT): string
}

export interface InstanceOptions {
  /** In pages of 64 KiB. */
  memory: { initial: number; maximum: number }
  builtins: BuiltinHost
}

/**
 * Starts a module. After anything was thrown the instance must not be used again: what unwinds passes the module's own
 * stack by. `opa_println` is not reached, since the compiler erases print.
 * @throws {PolicyAbort} {PolicyOutOfMemory} {RangeError} {WebAssembly.RuntimeError}
 */
export function startOpaModule(module: WebAssembly.Module, options: InstanceOptions): OpaInstance {
  const memory = new WebAssembly.Memory(options.memory)
  let names = new Map<number, string>()

  const callBuiltin = (id: number, ...addresses: number[]): number => {
    const name = names.get(id)
    if (name === undefined) throw new PolicyAbort(`it calls builtin ${id}, which it does not name`)
    const args = addresses.map((address) => {
      const text = call('opa_value_dump', address)
      const bytes = untilZero(text).slice()
      call('opa_free', text)
      return bytes
    })
    const result = options.builtins(name, args)
    return result === null ? 0 : parse('opa_value_parse', result)
  }

  const instance = new WebAssembly.Instance(module, {
    env: {
      memory,
      opa_abort(address: number) {
        throw abortion(text(address))
      },
      opa_println() {},
      opa_builtin0: (id: number) => callBuiltin(id),
      opa_builtin1: (id: number, _context: number, a: number) => callBuiltin(id, a),
      opa_builtin2: (id: number, _context: number, a: number, b: number) => callBuiltin(id, a, b),
      opa_builtin3: (id: number, _context: number, a: number, b: number, c: number) =>
        callBuiltin(id, a, b, c),
      opa_builtin4: (id: number, _context: number, a: number, b: number, c: number, d: number) =>
        callBuiltin(id, a, b, c, d),
    },
  })
  const { exports } = instance

  function call(name: string, ...args: number[]): number {
    const exported = exports[name]
    if (typeof exported !== 'function') throw new PolicyAbort(`its module has no function ${name}`)
    const result: unknown = exported(...args)
    return typeof result === 'number' ? result >>> 0 : 0
  }

  function untilZero(address: number): Uint8Array {
    const bytes = new Uint8Array(memory.buffer, address)
    const end = bytes.indexOf(0)
    if (end < 0) throw new PolicyAbort('its memory ends within a text')
    return bytes.subarray(0, end)
  }

  function text(address: number): string {
    return new TextDecoder().decode(untilZero(address))
  }

  function parse(how: 'opa_json_parse' | 'opa_value_parse', bytes: Uint8Array): number {
    const address = call('opa_malloc', bytes.length)
    new Uint8Array(memory.buffer, address, bytes.length).set(bytes)
    const value = call(how, address, bytes.length)
    if (value === 0) throw new PolicyAbort('it cannot read a value that it was given')
    call('opa_free', address)
    return value
  }

  function numbers(name: 'builtins' | 'entrypoints'): [string, number][] {
    const given: unknown = JSON.parse(text(call('opa_json_dump', call(name))))
    const entries: [string, unknown][] = Object.entries(given ?? {})
    return entries.map(([key, id]) => [key, Number(id)])
  }

  checkAbi(exports)
  const builtins = numbers('builtins')
  names = new Map(builtins.map(([name, id]) => [id, name]))
  const entrypoints = new Map(numbers('entrypoints'))
  const base = call('opa_heap_ptr_get')
  let data = parse('opa_json_parse', new TextEncoder().encode('{}'))
  let heap = call('opa_heap_ptr_get')

  return {
    entrypoints,
    builtins: builtins.map(([name]) => name).sort(),
    setData(json) {
      call('opa_heap_ptr_set', base)
      data = parse('opa_json_parse', json)
      heap = call('opa_heap_ptr_get')
    },
    evaluate(entrypoint, input, format) {
      const size = input?.length ?? 0
      const missing = heap + size - memory.buffer.byteLength
      if (missing > 0) grow(memory, Math.ceil(missing / PAGE_BYTES))
      if (input !== null) new Uint8Array(memory.buffer, heap, size).set(input)
      const at = input === null ? 0 : heap
      return text(call('opa_eval', 0, entrypoint, data, at, size, heap + size, FORMAT[format]))
    },
  }
}

/** The builtins that a module needs of its host, by OPA's names for them. */
export function hostBuiltins(wasm: Uint8Array): readonly string[] {
  const { builtins } = startOpaModule(new WebAssembly.Module(wasm), {
    memory: { initial: 16, maximum: 64 },
    builtins: () => null,
  })
  return builtins.map((name) => (name.startsWith(HOSTED_PREFIX) ? name.slice(HOSTED_PREFIX.length) : name))
}

function grow(memory: WebAssembly.Memory, pages: number): void {
  try {
    memory.grow(pages)
  } catch {
    throw new PolicyOutOfMemory()
  }
}

function checkAbi(exports: WebAssembly.Exports): void {
  const major = globalValue(exports.opa_wasm_abi_version)
  const minor = globalValue(exports.opa_wasm_abi_minor_version)
  if (major !== ABI.major || minor < ABI.minor)
    throw new PolicyAbort(`its module is of ABI ${major}.${minor}`)
}

function globalValue(exported: unknown): number {
  const value: unknown =
    typeof exported === 'object' && exported !== null && 'value' in exported ? exported.value : undefined
  return typeof value === 'number' ? value : 0
}

/** OPA's allocator says in words that memory is out. */
function abortion(message: string): Error {
  return /^opa_(?:malloc|realloc)|could not allocate memory/.test(message)
    ? new PolicyOutOfMemory()
    : new PolicyAbort(message)
}
