import { parse, TomlError } from 'smol-toml'
import { DEPTH_LIMIT, type StructuredDocument, setOwn } from './document.ts'
import type { DocumentProblem, Pointer, Span } from './place.ts'
import { Lines } from './text.ts'
import { indexToml, type TomlNode } from './toml-index.ts'

export type TomlDocument = StructuredDocument

/**
 * Parses TOML 1.0 into plain data that JSON can hold: dates and times are text as the file has them in ISO form, and
 * numbers that JSON does not have are null. A syntax error, a duplicate key included, is fatal.
 */
export function parseToml(text: string): TomlDocument {
  const lines = new Lines(text)
  try {
    const value = plain(parse(text, { maxDepth: DEPTH_LIMIT, integersAsBigInt: 'asNeeded' }))
    return new ParsedToml(text, lines, value, [])
  } catch (error) {
    return new ParsedToml(text, lines, undefined, [problemOf(error, lines)])
  }
}

class ParsedToml implements TomlDocument {
  readonly value: unknown
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly #text: string
  #root: TomlNode | undefined

  constructor(text: string, lines: Lines, value: unknown, problems: readonly DocumentProblem[]) {
    this.#text = text
    this.lines = lines
    this.value = value
    this.problems = problems
  }

  span(pointer: Pointer): Span {
    const { start, end } = this.#find(pointer)
    return this.lines.span(start, end)
  }

  keySpan(pointer: Pointer): Span {
    const { key, start, end } = this.#find(pointer)
    return key === null ? this.lines.span(start, end) : this.lines.span(key.start, key.end)
  }

  #find(pointer: Pointer): TomlNode {
    this.#root ??= indexToml(this.#text)
    let node = this.#root
    for (const segment of pointer) {
      const next = node.children.get(segment)
      if (next === undefined) break
      node = next
    }
    return node
  }
}

function problemOf(error: unknown, lines: Lines): DocumentProblem {
  if (!(error instanceof TomlError)) {
    return { reason: 'malformed', message: 'The TOML cannot be parsed.', offset: 0, fatal: true }
  }
  const offset = lines.lineStart(error.line) + error.column - 1
  // The first line of the message is a sentence; then comes the text around the error.
  const [first = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
  if (/nested/.test(first)) {
    return {
      reason: 'limit',
      message: `Values are nested more than ${DEPTH_LIMIT} deep.`,
      offset,
      fatal: true,
    }
  }
  return { reason: 'malformed', message: `The TOML cannot be parsed: ${first}.`, offset, fatal: true }
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  const result: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) setOwn(result, key, plain(item))
  return result
}
