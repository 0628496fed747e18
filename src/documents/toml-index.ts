/** Where a value stands. Offsets are UTF-16 units, the end is exclusive. */
export interface TomlNode {
  start: number
  end: number
  /** The key that it stands behind; null for an element of a list. */
  key: { start: number; end: number } | null
  /** By key or index. */
  readonly children: Map<string, TomlNode>
  /** A list that `[[name]]` adds to. */
  tables: boolean
}

/** Finds where the values of a TOML text stand. The text has been parsed before: what is wrong with it only ends the search. */
export function indexToml(text: string): TomlNode {
  return new Indexer(text).index()
}

interface Key {
  readonly name: string
  readonly start: number
  readonly end: number
}

class Indexer {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  index(): TomlNode {
    const root = newNode(0, this.#text.length, null)
    let table = root
    for (;;) {
      this.#skipBlank()
      if (this.#at >= this.#text.length) return root
      const before = this.#at
      if (this.#peek() === '[') table = this.#header(root)
      else this.#pair(table)
      // Something that is no statement: nothing after it can be told either.
      if (this.#at === before) return root
    }
  }

  /** `[a.b]` or `[[a.b]]`; gives the table that the lines after it belong to. */
  #header(root: TomlNode): TomlNode {
    const start = this.#at
    const isList = this.#text.startsWith('[[', start)
    this.#at += isList ? 2 : 1
    const keys = this.#keys()
    while (this.#peek() === ']') this.#at++
    const end = this.#at
    let node = root
    for (const [index, key] of keys.entries()) {
      const isLast = index === keys.length - 1
      node = child(node, key, start, end)
      if (isLast && isList) {
        node.tables = true
        const element = newNode(start, end, null)
        node.children.set(String(node.children.size), element)
        node = element
      } else if (node.tables) {
        node = node.children.get(String(node.children.size - 1)) ?? node
      }
    }
    return node
  }

  #pair(table: TomlNode): void {
    const keys = this.#keys()
    this.#skipSpace()
    if (this.#peek() !== '=' || keys.length === 0) return
    this.#at++
    this.#skipSpace()
    let node = table
    for (const key of keys.slice(0, -1)) node = child(node, key, key.start, key.end)
    const last = keys.at(-1)
    if (last === undefined) return
    const value = this.#value()
    value.key = { start: last.start, end: last.end }
    node.children.set(last.name, value)
  }

  #value(): TomlNode {
    const start = this.#at
    const node = newNode(start, start, null)
    const first = this.#peek()
    if (first === '[') {
      this.#at++
      for (let index = 0; this.#more(']'); index++) node.children.set(String(index), this.#value())
    } else if (first === '{') {
      this.#at++
      while (this.#more('}')) {
        const before = this.#at
        this.#pair(node)
        if (this.#at === before) this.#at++
      }
    } else if (first === '"' || first === "'") {
      this.#string()
    } else {
      // A date may hold a blank.
      const bare = /^(?:\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#]+)/.exec(
        this.#text.slice(start, start + 100),
      )
      this.#at += Math.max(1, bare?.[0].length ?? 1)
    }
    node.end = this.#at
    return node
  }

  /** Is there one more element before the bracket, which is taken otherwise? */
  #more(close: string): boolean {
    this.#skipBlank()
    while (this.#peek() === ',') {
      this.#at++
      this.#skipBlank()
    }
    if (this.#at >= this.#text.length) return false
    if (this.#peek() !== close) return true
    this.#at++
    return false
  }

  #keys(): Key[] {
    const keys: Key[] = []
    for (;;) {
      this.#skipSpace()
      const start = this.#at
      const quote = this.#peek()
      if (quote === '"' || quote === "'") {
        this.#string()
        const written = this.#text.slice(start + 1, this.#at - 1)
        keys.push({ name: quote === '"' ? unescaped(written) : written, start, end: this.#at })
      } else {
        const name = /^[A-Za-z0-9_-]+/.exec(this.#text.slice(start, start + 300))?.[0]
        if (name === undefined) return keys
        this.#at += name.length
        keys.push({ name, start, end: this.#at })
      }
      this.#skipSpace()
      if (this.#peek() !== '.') return keys
      this.#at++
    }
  }

  /** Skips a string of any of the four forms. */
  #string(): void {
    const quote = this.#peek()
    const isLong = this.#text.startsWith(quote.repeat(3), this.#at)
    const end = isLong ? quote.repeat(3) : quote
    this.#at += end.length
    while (this.#at < this.#text.length && !this.#text.startsWith(end, this.#at)) {
      this.#at += quote === '"' && this.#peek() === '\\' ? 2 : 1
    }
    this.#at += end.length
    // Up to two more quotes belong to the text.
    if (isLong) while (this.#peek() === quote) this.#at++
    this.#at = Math.min(this.#at, this.#text.length)
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #skipSpace(): void {
    while (this.#peek() === ' ' || this.#peek() === '\t') this.#at++
  }

  /** Blanks, line ends and comments. */
  #skipBlank(): void {
    for (;;) {
      const character = this.#peek()
      if (character === '#') {
        const feed = this.#text.indexOf('\n', this.#at)
        this.#at = feed < 0 ? this.#text.length : feed
      } else if (character === ' ' || character === '\t' || character === '\n' || character === '\r') {
        this.#at++
      } else {
        return
      }
    }
  }
}

function child(node: TomlNode, key: Key, start: number, end: number): TomlNode {
  const known = node.children.get(key.name)
  if (known !== undefined) return known
  const created = newNode(start, end, { start: key.start, end: key.end })
  node.children.set(key.name, created)
  return created
}

function newNode(start: number, end: number, key: TomlNode['key']): TomlNode {
  return { start, end, key, children: new Map(), tables: false }
}

function unescaped(written: string): string {
  try {
    const text: unknown = JSON.parse(`"${written}"`)
    return typeof text === 'string' ? text : written
  } catch {
    return written
  }
}
