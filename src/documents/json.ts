import { DEPTH_LIMIT, PROBLEM_LIMIT, quoted, type StructuredDocument } from './document.ts'
import { JsonIndex, type JsonNode, stringEnd } from './json-index.ts'
import type { DocumentProblem, Pointer, Span } from './place.ts'
import { Lines } from './text.ts'

export type JsonDocument = StructuredDocument

export interface JsonLimits {
  /** How deep values may be nested; `DEPTH_LIMIT` by default. */
  readonly depth?: number
}

/**
 * Parses JSON (RFC 8259). A duplicate key is a problem and its last value counts, as in every common parser; a syntax
 * error or too deep nesting is fatal.
 */
export function parseJson(text: string, limits: JsonLimits = {}): JsonDocument {
  return new JsonStretch(text, 0, text.length, limits, new Lines(text))
}

/**
 * Parses JSON Lines. The value is the array of the lines' values, so that pointers begin with the record's number;
 * blank lines do not count. A line that cannot be parsed is left out and is a problem; if no line can be, it is fatal.
 */
export function parseJsonLines(text: string, limits: JsonLimits = {}): JsonDocument {
  const lines = new Lines(text)
  const records: JsonStretch[] = []
  const problems: DocumentProblem[] = []
  for (const [start, end] of nonBlankLines(text)) {
    const record = new JsonStretch(text, start, end, limits, lines)
    if (record.value !== undefined) records.push(record)
    for (const problem of record.problems) {
      if (problems.length < PROBLEM_LIMIT) problems.push({ ...problem, fatal: false })
    }
  }
  if (records.length === 0) {
    const [first] = problems
    const empty: DocumentProblem = {
      reason: 'malformed',
      message: 'There is no JSON value: the text is empty.',
      offset: 0,
      fatal: true,
    }
    return new JsonLinesDocument(
      undefined,
      [first === undefined ? empty : { ...first, fatal: true }, ...problems.slice(1)],
      lines,
      records,
      text,
    )
  }
  return new JsonLinesDocument(
    records.map((record) => record.value),
    problems,
    lines,
    records,
    text,
  )
}

class JsonStretch implements JsonDocument {
  readonly value: unknown
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly #text: string
  readonly #start: number
  readonly #end: number
  #index: JsonIndex | undefined

  constructor(text: string, start: number, end: number, limits: JsonLimits, lines: Lines) {
    this.#text = text
    this.#start = start
    this.#end = end
    this.lines = lines
    const { value, problems } = this.#parse(limits.depth ?? DEPTH_LIMIT)
    this.value = value
    this.problems = problems
  }

  span(pointer: Pointer): Span {
    const index = this.#indexed()
    const node = index.find(pointer)
    const start = index.start(node)
    // A text without any value has a node that begins behind all white space.
    return this.lines.span(start, Math.max(start, index.end(node)))
  }

  keySpan(pointer: Pointer): Span {
    const index = this.#indexed()
    const node: JsonNode = index.find(pointer)
    const stretch = index.key(node)
    return stretch === null ? this.span(pointer) : this.lines.span(stretch.start, stretch.end)
  }

  #indexed(): JsonIndex {
    this.#index ??= new JsonIndex(this.#text, this.#start, this.#end)
    return this.#index
  }

  #parse(depthLimit: number): { value: unknown; problems: DocumentProblem[] } {
    const { keys, tooDeep } = survey(this.#text, this.#start, this.#end, depthLimit)
    if (tooDeep !== null) {
      const message = `Values are nested more than ${depthLimit} deep.`
      return { value: undefined, problems: [{ reason: 'limit', message, offset: tooDeep, fatal: true }] }
    }
    let value: unknown
    try {
      value = JSON.parse(this.#text.slice(this.#start, this.#end))
    } catch {
      const error = new JsonIndex(this.#text, this.#start, this.#end).error
      const { message, offset } = error ?? { message: 'The text is not JSON.', offset: this.#start }
      return { value: undefined, problems: [{ reason: 'malformed', message, offset, fatal: true }] }
    }
    return { value, problems: keys === countKeys(value) ? [] : this.#duplicates() }
  }

  #duplicates(): DocumentProblem[] {
    const problems: DocumentProblem[] = []
    for (const { name, offset } of this.#indexed().duplicateKeys()) {
      if (problems.length === PROBLEM_LIMIT) break
      const message = `The key ${quoted(name)} stands more than once in its object; the last one counts.`
      problems.push({ reason: 'malformed', message, offset, fatal: false })
    }
    return problems.sort((a, b) => a.offset - b.offset)
  }
}

class JsonLinesDocument implements JsonDocument {
  readonly value: unknown
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly #records: readonly JsonStretch[]
  readonly #text: string

  constructor(
    value: unknown,
    problems: readonly DocumentProblem[],
    lines: Lines,
    records: readonly JsonStretch[],
    text: string,
  ) {
    this.value = value
    this.problems = problems
    this.lines = lines
    this.#records = records
    this.#text = text
  }

  span(pointer: Pointer): Span {
    const record = this.#records[Number(pointer[0])]
    return record === undefined ? this.lines.span(0, this.#text.length) : record.span(pointer.slice(1))
  }

  keySpan(pointer: Pointer): Span {
    const record = this.#records[Number(pointer[0])]
    return record === undefined ? this.span(pointer) : record.keySpan(pointer.slice(1))
  }
}

/** Counts the keys of JSON text and finds where it is nested too deep; both without looking at the grammar. */
function survey(
  text: string,
  start: number,
  end: number,
  depthLimit: number,
): { keys: number; tooDeep: number | null } {
  let keys = 0
  let depth = 0
  for (let index = start; index < end; index++) {
    switch (text.charCodeAt(index)) {
      case 0x22: // "
        index = stringEnd(text, index, end) - 1
        break
      case 0x3a: // :
        keys++
        break
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > depthLimit) return { keys, tooDeep: index }
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth--
        break
    }
  }
  return { keys, tooDeep: null }
}

/** How many keys the objects in a value have. Fewer than in the text means that some stand there twice. */
function countKeys(value: unknown): number {
  let keys = 0
  const rest: unknown[] = [value]
  while (rest.length > 0) {
    const next = rest.pop()
    if (typeof next !== 'object' || next === null) continue
    const values = Array.isArray(next) ? next : Object.values(next)
    if (!Array.isArray(next)) keys += values.length
    for (const each of values) {
      if (typeof each === 'object' && each !== null) rest.push(each)
    }
  }
  return keys
}

function* nonBlankLines(text: string): Generator<[start: number, end: number]> {
  let start = 0
  while (start < text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    if (/\S/.test(text.slice(start, end))) yield [start, end]
    start = end + 1
  }
}
