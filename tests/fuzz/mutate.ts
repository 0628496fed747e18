import type { Random } from './random.ts'

/** Pieces of text that have broken parsers before. */
const TOKENS = [
  '',
  '\0',
  '\ufeff',
  '\r',
  '\r\n',
  '\n---\n',
  '\n\n',
  '\t',
  ' ',
  '"',
  "'",
  '`',
  '\\',
  '\\u0000',
  '\\ud800',
  '\u202e',
  '\u2028',
  '\u{1f600}',
  '\x1b[31m',
  '%0A',
  '::error::',
  '{',
  '}',
  '[',
  ']',
  '[[[[[[[[[[[[[[[[',
  '{"a":{"a":{"a":{"a":',
  '<',
  '>',
  '&amp;',
  '&lol;',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<!--',
  'null',
  'true',
  '-1',
  '1e999',
  '9007199254740993',
  '18446744073709551616',
  '0x10',
  'NaN',
  '.inf',
  '~',
  '!!binary ',
  '&a [*a]',
  '*a',
  '<<: *a',
  '? ',
  '- ',
  '|\n',
  '../',
  '/etc/passwd',
  'C:\\',
  'file:///',
  '__proto__',
  'constructor',
  'toString',
  'NOASSERTION',
  '[More Information Needed]',
  '2026-02-30',
  'sha256:',
] as const

const LONGEST_INSERTION = 4_096

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  flipBits,
  changeBytes,
  cutOff,
  remove,
  repeat,
  insertToken,
  insertToken,
  replaceNumber,
  swapValues,
  splice,
  nest,
]

/**
 * A damaged copy of a file: one to four changes, of bytes, of tokens or of structure.
 * @param other another file, of which parts may come in
 */
export function mutate(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let result = bytes
  for (let left = 1 + random.below(4); left > 0; left -= 1)
    result = random.pick(MUTATIONS)(result, random, other)
  return result
}

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = random.below(copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  return copy
}

function changeBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (let left = 1 + random.below(8); left > 0; left -= 1)
    copy[random.below(copy.length)] = random.below(256)
  return copy
}

function cutOff(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.subarray(0, random.below(bytes.length))
}

function remove(bytes: Uint8Array, random: Random): Uint8Array {
  const [from, to] = range(bytes, random)
  return join(bytes.subarray(0, from), bytes.subarray(to))
}

function repeat(bytes: Uint8Array, random: Random): Uint8Array {
  const [from, to] = range(bytes, random)
  const part = bytes.subarray(from, to)
  const times = 1 + random.below(Math.max(1, Math.floor(LONGEST_INSERTION / Math.max(1, part.length))))
  return join(bytes.subarray(0, to), ...Array.from({ length: times }, () => part), bytes.subarray(to))
}

function insertToken(bytes: Uint8Array, random: Random): Uint8Array {
  const at = boundary(bytes, random)
  return join(bytes.subarray(0, at), encode(random.pick(TOKENS)), bytes.subarray(at))
}

/** Another number where one stands. */
function replaceNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const isDigit = (at: number) => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39
  let from = random.below(bytes.length)
  while (from < bytes.length && !isDigit(from)) from += 1
  let to = from
  while (isDigit(to)) to += 1
  if (from === to) return insertToken(bytes, random)
  const number = random.pick(['0', '-1', '1e400', '4294967296', '9'.repeat(400), '1.10', '""', 'null'])
  return join(bytes.subarray(0, from), encode(number), bytes.subarray(to))
}

/** Two parts of the file change places. */
function swapValues(bytes: Uint8Array, random: Random): Uint8Array {
  const cuts = [0, 0, 0, 0].map(() => boundary(bytes, random)).sort((a, b) => a - b)
  const [a = 0, b = 0, c = 0, d = 0] = cuts
  return join(
    bytes.subarray(0, a),
    bytes.subarray(c, d),
    bytes.subarray(b, c),
    bytes.subarray(a, b),
    bytes.subarray(d),
  )
}

/** A part of another file. */
function splice(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const at = boundary(bytes, random)
  const [from, to] = range(other, random)
  return join(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at))
}

/** Depth, of the kind that the file's own brackets make. */
function nest(bytes: Uint8Array, random: Random): Uint8Array {
  const at = boundary(bytes, random)
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['<a>', '</a>'],
    ['- ', '\n'],
    ['> ', '\n'],
    ['(', ')'],
  ])
  const depth = 2 + random.below(1_000)
  const end = random.below(2) === 0 ? close.repeat(depth) : ''
  return join(bytes.subarray(0, at), encode(open.repeat(depth) + end), bytes.subarray(at))
}

function range(bytes: Uint8Array, random: Random): [number, number] {
  const from = boundary(bytes, random)
  return [from, Math.min(bytes.length, from + random.below(random.below(2) === 0 ? 16 : LONGEST_INSERTION))]
}

/** A place in the file: mostly one where a token begins or ends. */
function boundary(bytes: Uint8Array, random: Random): number {
  const start = random.below(bytes.length + 1)
  if (random.below(4) === 0) return start
  for (let at = start; at < Math.min(bytes.length, start + 64); at += 1)
    if (' \n":,{}[]<>=()'.includes(String.fromCharCode(bytes[at] ?? 0))) return at + random.below(2)
  return start
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
