/** The outermost keys of a JSON text, as far as the bytes that are at hand go. */
export interface Peek {
  /** What the text is: an object, an array (keys are those of its first object), or objects line by line. */
  readonly shape: 'object' | 'array' | 'lines'
  /** Text of short string values, null for every other value. The first object's, in order. */
  readonly keys: ReadonlyMap<string, string | null>
  /** The first object ends within the bytes, so that a key that is not in `keys` is not there. */
  readonly complete: boolean
}

/** Longer strings are no identifiers and are not kept. */
const VALUE_LIMIT = 200

const peeks = new WeakMap<Uint8Array, { peek: Peek | null }>()

/**
 * Looks at the head of a file for its outermost keys without parsing it, so that it can be told apart even where the
 * head ends in the middle of a value or the text is broken further on. Null if it does not begin as JSON does.
 */
export function peekJson(head: Uint8Array): Peek | null {
  const known = peeks.get(head)
  if (known !== undefined) return known.peek
  const peek = new Scanner(head).peek()
  peeks.set(head, { peek })
  return peek
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COLON = 0x3a
const COMMA = 0x2c

const decoder = new TextDecoder('utf-8')

/** Where the string ends whose text begins at `at`; the number of bytes, or more, if it does not end. */
function closingQuote(bytes: Uint8Array, at: number): number {
  let end = at
  while (end < bytes.length && bytes[end] !== QUOTE) end += bytes[end] === BACKSLASH ? 2 : 1
  return end
}

class Scanner {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#at = 3
  }

  peek(): Peek | null {
    this.#space()
    const array = this.#take(OPEN_BRACKET)
    if (array) this.#space()
    if (!this.#take(OPEN_BRACE)) return null
    const keys = new Map<string, string | null>()
    const complete = this.#members(keys)
    this.#space()
    const lines = !array && complete && this.#bytes[this.#at] === OPEN_BRACE
    return { shape: array ? 'array' : lines ? 'lines' : 'object', keys, complete }
  }

  /** Reads `"key": value, ...}`; false if the bytes end or go wrong before the brace. */
  #members(keys: Map<string, string | null>): boolean {
    for (;;) {
      this.#space()
      if (this.#take(CLOSE_BRACE)) return true
      const key = this.#string()
      if (key === null) return false
      this.#space()
      if (!this.#take(COLON)) return false
      this.#space()
      const isString = this.#bytes[this.#at] === QUOTE
      const text = isString ? this.#string() : null
      if (!keys.has(key)) keys.set(key, text !== null && text.length <= VALUE_LIMIT ? text : null)
      if (isString ? text === null : !this.#skipValue()) return false
      this.#space()
      this.#take(COMMA)
    }
  }

  /** Skips anything but a string up to the comma or brace that follows it. Most bytes of a head go through here. */
  #skipValue(): boolean {
    const bytes = this.#bytes
    let depth = 0
    for (let at = this.#at; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) {
        at = closingQuote(bytes, at + 1)
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth++
      } else if (depth === 0 && (byte === COMMA || byte === CLOSE_BRACE)) {
        this.#at = at
        return true
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth--
      }
    }
    this.#at = bytes.length
    return false
  }

  /** The text between quotes, escapes left as they are; null if it does not end. */
  #string(): string | null {
    if (!this.#take(QUOTE)) return null
    const start = this.#at
    const quote = closingQuote(this.#bytes, start)
    this.#at = Math.min(quote + 1, this.#bytes.length)
    if (quote >= this.#bytes.length) return null
    return decoder.decode(this.#bytes.subarray(start, Math.min(quote, start + VALUE_LIMIT * 4)))
  }

  #take(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false
    this.#at++
    return true
  }

  #space(): void {
    for (;;) {
      const byte = this.#bytes[this.#at]
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return
      this.#at++
    }
  }
}
