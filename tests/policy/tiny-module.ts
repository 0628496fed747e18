/** What the entrypoint `e` of a tiny module does. */
export type TinyBehavior =
  | { does: 'return'; json: string }
  | { does: 'abort'; text: string }
  | { does: 'print'; text: string; json: string }
  | { does: 'call-builtin'; name: string }

const BUILTINS = 1024
const ENTRYPOINTS = 2048
const TEXT = 4096
const RESULT = 8192
const HEAP = 65_536

/**
 * A WebAssembly module with the interface that OPA gives its policies and a single behaviour, for what a compiled
 * policy does rarely or only by a fault of OPA.
 */
export function tinyModule(behavior: TinyBehavior): Uint8Array<ArrayBuffer> {
  const i32 = 0x7f
  const types = [
    functionType([], [i32]),
    functionType([i32], []),
    functionType([i32], [i32]),
    functionType([i32, i32], [i32]),
    functionType([i32, i32, i32, i32, i32, i32, i32], [i32]),
  ]
  const imports = [
    [...name('env'), ...name('memory'), 0x02, 0x00, ...unsigned(2)],
    [...name('env'), ...name('opa_abort'), 0x00, 1],
    [...name('env'), ...name('opa_println'), 0x00, 1],
    [...name('env'), ...name('opa_builtin0'), 0x00, 3],
  ]
  const functions: [exported: string, type: number, body: number[]][] = [
    ['builtins', 0, constant(BUILTINS)],
    ['entrypoints', 0, constant(ENTRYPOINTS)],
    ['opa_json_dump', 2, [0x20, 0]],
    ['opa_malloc', 2, constant(HEAP)],
    ['opa_free', 1, []],
    ['opa_json_parse', 3, constant(1)],
    ['opa_heap_ptr_get', 0, constant(HEAP)],
    ['opa_heap_ptr_set', 1, []],
    ['opa_eval', 4, evaluation(behavior)],
  ]
  const globals = [1, 2].map((value) => [i32, 0x00, ...constant(value), 0x0b])
  const exports = [
    ...functions.map(([exported], i) => [...name(exported), 0x00, i + 3]),
    [...name('opa_wasm_abi_version'), 0x03, 0],
    [...name('opa_wasm_abi_minor_version'), 0x03, 1],
  ]
  const code = functions.map(([, , body]) => sized([0, ...body, 0x0b]))
  const builtin = behavior.does === 'call-builtin' ? { [behavior.name]: 7 } : {}
  const data = [
    dataSegment(BUILTINS, JSON.stringify(builtin)),
    dataSegment(ENTRYPOINTS, '{"e": 0}'),
    dataSegment(TEXT, 'text' in behavior ? behavior.text : ''),
    dataSegment(RESULT, 'json' in behavior ? behavior.json : ''),
  ]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(2, imports),
    ...section(
      3,
      functions.map(([, type]) => [type]),
    ),
    ...section(6, globals),
    ...section(7, exports),
    ...section(10, code),
    ...section(11, data),
  ])
}

function evaluation(behavior: TinyBehavior): number[] {
  const call = (index: number) => [0x10, index]
  switch (behavior.does) {
    case 'return':
      return constant(RESULT)
    case 'abort':
      return [...constant(TEXT), ...call(0), 0x00]
    case 'print':
      return [...constant(TEXT), ...call(1), ...constant(RESULT)]
    case 'call-builtin':
      return [...constant(7), ...constant(0), ...call(2)]
  }
}

function functionType(parameters: number[], results: number[]): number[] {
  return [0x60, parameters.length, ...parameters, results.length, ...results]
}

function section(id: number, entries: number[][]): number[] {
  return [id, ...sized([...unsigned(entries.length), ...entries.flat()])]
}

function dataSegment(at: number, text: string): number[] {
  return [0x00, ...constant(at), 0x0b, ...sized([...new TextEncoder().encode(text), 0])]
}

function name(text: string): number[] {
  return sized([...new TextEncoder().encode(text)])
}

function sized(bytes: number[]): number[] {
  return [...unsigned(bytes.length), ...bytes]
}

/** `i32.const` with a number below 2^27, in as many bytes as need be for its sign to stay positive. */
function constant(value: number): number[] {
  return [0x41, ...unsigned(value).slice(0, -1), ...lastOfSigned(unsigned(value).at(-1) ?? 0)]
}

function lastOfSigned(byte: number): number[] {
  return byte < 0x40 ? [byte] : [byte | 0x80, 0]
}

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}
