import { arrayIndex, quoted } from './document.ts'
import type { Pointer } from './place.ts'

/** Where JSON text breaks the grammar (RFC 8259), by UTF-16 offset. */
export interface JsonSyntaxError {
  readonly offset: number
  readonly message: string
}

/** A node of the index; nodes are numbered in document order and 0 is the whole value. */
export type JsonNode = number

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const COMMA = 0x2c

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Offset after the closing quote of the string that begins at `start`; `limit` if it has none. */
export function stringEnd(text: string, start: number, limit: number): number {
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1 || quote >= limit) return limit
    let backslashes = 0
    while (quote - 1 - backslashes > start && text.charCodeAt(quote - 1 - backslashes) === BACKSLASH)
      backslashes++
    if (backslashes % 2 === 0) return quote + 1
    from = quote + 1
  }
}

/**
 * Positions of every value of a JSON text, made by one pass without recursion. It checks the grammar as strictly as
 * `JSON.parse`, so that it can say where and why that one failed.
 */
export class JsonIndex {
  readonly error: JsonSyntaxError | null
  readonly #text: string
  readonly #end: number
  #at: number
  #count = 0
  /** Four numbers per node: start, end, start of its key or -1, first node after it and its children. */
  #nodes = new Int32Array(1024)
  readonly #elements = new Map<JsonNode, readonly JsonNode[]>()
  readonly #members = new Map<JsonNode, ReadonlyMap<string, JsonNode>>()

  constructor(text: string, start = 0, end: number = text.length) {
    this.#text = text
    this.#at = start
    this.#end = end
    this.error = this.#build()
  }

  start(node: JsonNode): number {
    return this.#nodes[node * 4] ?? 0
  }

  end(node: JsonNode): number {
    return this.#nodes[node * 4 + 1] ?? 0
  }

  /** Stretch of the node's key with its quotes; null for elements of arrays and the whole value. */
  key(node: JsonNode): { start: number; end: number } | null {
    const start = this.#nodes[node * 4 + 2] ?? -1
    return start === -1 ? null : { start, end: stringEnd(this.#text, start, this.#end) }
  }

  /** The node that a pointer leads to, or the last one on its way. */
  find(pointer: Pointer): JsonNode {
    let node = 0
    for (const segment of pointer) {
      const child = this.#child(node, segment)
      if (child === undefined) return node
      node = child
    }
    return node
  }

  /** Keys that stand more than once in their object: each occurrence after the first. */
  *duplicateKeys(): Generator<{ name: string; offset: number }> {
    for (let node = 0; node < this.#count; node++) {
      if (this.#text.charCodeAt(this.start(node)) !== OPEN_OBJECT) continue
      const names = new Set<string>()
      for (const child of this.#children(node)) {
        const name = this.#keyName(child)
        if (names.has(name)) yield { name, offset: this.key(child)?.start ?? 0 }
        names.add(name)
      }
    }
  }

  #child(node: JsonNode, segment: string): JsonNode | undefined {
    const first = this.#text.charCodeAt(this.start(node))
    if (first === OPEN_ARRAY) {
      const elements = this.#elements.get(node) ?? [...this.#children(node)]
      this.#elements.set(node, elements)
      return elements[arrayIndex(segment)]
    }
    if (first !== OPEN_OBJECT) return undefined
    let members = this.#members.get(node)
    if (members === undefined) {
      members = new Map([...this.#children(node)].map((child) => [this.#keyName(child), child]))
      this.#members.set(node, members)
    }
    return members.get(segment)
  }

  *#children(node: JsonNode): Generator<JsonNode> {
    const after = this.#nodes[node * 4 + 3] ?? 0
    for (let child = node + 1; child < after; child = this.#nodes[child * 4 + 3] ?? after) yield child
  }

  #keyName(node: JsonNode): string {
    const key = this.key(node)
    if (key === null) return ''
    const literal = this.#text.slice(key.start, key.end)
    return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1)
  }

  #add(start: number, key: number): JsonNode {
    const node = this.#count++
    if (this.#nodes.length < this.#count * 4) {
      const grown = new Int32Array(this.#nodes.length * 2)
      grown.set(this.#nodes)
      this.#nodes = grown
    }
    this.#nodes[node * 4] = start
    this.#nodes[node * 4 + 2] = key
    return node
  }

  #close(node: JsonNode, end: number): void {
    this.#nodes[node * 4 + 1] = end
    this.#nodes[node * 4 + 3] = this.#count
  }

  #build(): JsonSyntaxError | null {
    const open: JsonNode[] = []
    let expected: 'value' | 'first-element' | 'key' | 'first-key' | 'next' = 'value'
    let key = -1
    for (;;) {
      this.#skipSpace()
      const code = this.#code()
      const container = open.at(-1)
      const inObject = container !== undefined && this.#text.charCodeAt(this.start(container)) === OPEN_OBJECT
      const closes = code === (inObject ? CLOSE_OBJECT : CLOSE_ARRAY)
      if (container !== undefined && closes && (expected === 'next' || expected.startsWith('first-'))) {
        this.#at++
        this.#close(container, this.#at)
        open.pop()
        expected = 'next'
        continue
      }
      if (expected === 'next') {
        if (container === undefined) {
          return this.#at === this.#end
            ? null
            : this.#fail(`${this.#found()} stands after the end of the JSON value.`)
        }
        if (code !== COMMA) return this.#unexpected(`"," or "${inObject ? '}' : ']'}"`, inObject)
        this.#at++
        expected = inObject ? 'key' : 'value'
        continue
      }
      if (expected === 'key' || expected === 'first-key') {
        if (expected === 'key' && closes)
          return this.#fail('A comma stands before the "}" that ends the object.')
        if (code !== QUOTE) return this.#unexpected('a key in double quotes', true)
        key = this.#at
        const problem = this.#string()
        if (problem !== null) return problem
        this.#skipSpace()
        if (this.#code() !== COLON) return this.#unexpected('":" after the key', true)
        this.#at++
        expected = 'value'
        continue
      }
      if (expected === 'value' && container !== undefined && !inObject && closes) {
        return this.#fail('A comma stands before the "]" that ends the array.')
      }
      const node = this.#add(this.#at, inObject ? key : -1)
      if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        this.#at++
        open.push(node)
        expected = code === OPEN_OBJECT ? 'first-key' : 'first-element'
        continue
      }
      const problem =
        code === QUOTE ? this.#string() : this.#scalar(container === undefined ? null : inObject)
      if (problem !== null) return problem
      this.#close(node, this.#at)
      expected = 'next'
    }
  }

  /** The character code at the current offset; -1 at the end, also where the text goes on after the stretch. */
  #code(): number {
    return this.#at < this.#end ? this.#text.charCodeAt(this.#at) : -1
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#code()
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.#at++
    }
  }

  #string(): JsonSyntaxError | null {
    const start = this.#at
    this.#at++
    for (;;) {
      const code = this.#code()
      if (code === -1)
        return { offset: start, message: 'The JSON text ends within the string that begins here.' }
      if (code === QUOTE) {
        this.#at++
        return null
      }
      if (code === 0x0a || code === 0x0d) return this.#fail('A line ends within a string.')
      if (code < 0x20) return this.#fail(`${this.#found()} stands within a string; it has to be escaped.`)
      if (code !== BACKSLASH) {
        this.#at++
        continue
      }
      ESCAPE.lastIndex = this.#at
      if (!ESCAPE.test(this.#text) || ESCAPE.lastIndex > this.#end)
        return this.#fail('The string has an escape that JSON does not know.')
      this.#at = ESCAPE.lastIndex
    }
  }

  #scalar(inObject: boolean | null): JsonSyntaxError | null {
    for (const pattern of [NUMBER, LITERAL]) {
      pattern.lastIndex = this.#at
      if (!pattern.test(this.#text) || pattern.lastIndex > this.#end) continue
      this.#at = pattern.lastIndex
      return null
    }
    return this.#unexpected('a value', inObject)
  }

  #unexpected(expected: string, inObject: boolean | null): JsonSyntaxError {
    if (this.#at < this.#end) return this.#fail(`Expected ${expected}, found ${this.#found()}.`)
    if (inObject === null) return this.#fail('There is no JSON value: the text is empty.')
    return this.#fail(
      `The JSON text ends within ${inObject ? 'an object' : 'an array'}: it is cut off or a bracket is missing.`,
    )
  }

  #fail(message: string): JsonSyntaxError {
    return { offset: this.#at, message }
  }

  #found(): string {
    return quoted(String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0))
  }
}
