import { InternalError } from '../errors.ts'
import { MAX_INPUT_DEPTH } from './limits.ts'

/** JSON as a policy reads it. Made once, given to every pack. */
export interface PolicyInput {
  /** UTF-8; an ArrayBuffer, so that a worker thread can take it over. */
  readonly json: ArrayBuffer
}

/**
 * Encodes a value, or a JSON text, for a policy. Half surrogate pairs, which OPA refuses, become U+FFFD. Integers
 * beyond 2^53 lose digits on their way through a policy: state them as strings.
 * @throws {InternalError} POLICY_ABORTED if it is not JSON, POLICY_LIMIT if the nesting is too deep.
 */
export function policyInput(input: object | string): PolicyInput {
  const text = typeof input === 'string' ? checkedText(input) : serialised(input)
  if (depthOf(text) > MAX_INPUT_DEPTH) throw tooDeep()
  // TextEncoder makes halves of surrogate pairs well-formed, but does not see those that are written as \ud800.
  const bytes = new TextEncoder().encode(text.includes('\\u') ? wellFormedEscapes(text) : text)
  return {
    json: bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer,
  }
}

/** A policy takes malformed JSON for no input at all, and finds nothing wrong with it. */
function checkedText(text: string): string {
  try {
    JSON.parse(text)
  } catch (cause) {
    throw cause instanceof RangeError ? tooDeep() : notJson(cause)
  }
  return text
}

function serialised(value: object): string {
  // Bytes have a JSON form as well, which is not the text that they hold.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) throw notJson()
  let text: unknown
  try {
    text = JSON.stringify(value)
  } catch (cause) {
    throw cause instanceof RangeError ? tooDeep() : notJson(cause)
  }
  if (typeof text !== 'string') throw notJson()
  return text
}

function notJson(cause?: unknown): InternalError {
  return new InternalError('POLICY_ABORTED', 'The input of a policy is not JSON.', { cause })
}

function tooDeep(): InternalError {
  return new InternalError(
    'POLICY_LIMIT',
    `The input of a policy is nested more than ${MAX_INPUT_DEPTH} levels deep.`,
  )
}

/** Nesting of a JSON text that is known to be valid. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // "
        i = endOfString(text, i)
        break
      case 0x5b: // [
      case 0x7b: // {
        depth++
        if (depth > deepest) deepest = depth
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth--
        break
    }
  }
  return deepest
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

/** Takes each escape for itself, pairs first, so that `\\ud800` (a backslash and text) stays what it is. */
function wellFormedEscapes(text: string): string {
  const escapes =
    /(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\./g
  return text.replace(escapes, (match, _pair: unknown, half: unknown) =>
    half === undefined ? match : '\\ufffd',
  )
}
