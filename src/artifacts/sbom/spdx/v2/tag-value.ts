import { PROBLEM_LIMIT, quoted, type StructuredDocument } from '../../../../documents/document.ts'
import type { DocumentProblem, Pointer, Span } from '../../../../documents/place.ts'
import { formatPointer } from '../../../../documents/pointer.ts'
import { Lines } from '../../../../documents/text.ts'
import { FIELDS, type Field, LISTS, PASSED_OVER, type Section } from './tag-value-fields.ts'

/**
 * Parses SPDX tag-value (SPDX 2.3, annex "Tag-value format") into the shape that the same document has as JSON: a line
 * has a tag and its value, `<text>` may span lines, and an element begins with the tag that comes first in it. Files
 * that stand after a package are its files. A tag that is not known or stands where it belongs to nothing is a problem
 * that leaves the rest readable; a `<text>` that does not end is fatal, since nothing after it can be told.
 */
export function parseTagValue(text: string): StructuredDocument {
  return new TagValueDocument(text)
}

class TagValueDocument implements StructuredDocument {
  readonly value: unknown
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly #text: string
  #stretches: ReadonlyMap<string, Stretch> | undefined

  constructor(text: string) {
    this.#text = text
    this.lines = new Lines(text)
    const builder = new Builder(null).build(text)
    this.problems = builder.problems
    this.value = builder.problems.some(({ fatal }) => fatal) ? undefined : builder.document
  }

  span(pointer: Pointer): Span {
    const { valueStart, end } = this.#find(pointer)
    return this.lines.span(valueStart, end)
  }

  keySpan(pointer: Pointer): Span {
    const { start, valueStart, end } = this.#find(pointer)
    return this.lines.span(start, start === valueStart ? end : start + this.#tagLength(start))
  }

  #tagLength(start: number): number {
    return Math.max(0, this.#text.indexOf(':', start) - start)
  }

  #find(pointer: Pointer): Stretch {
    if (this.#stretches === undefined) {
      const stretches = new Map<string, Stretch>()
      new Builder(stretches).build(this.#text)
      this.#stretches = stretches
    }
    for (let length = pointer.length; length > 0; length--) {
      const stretch = this.#stretches.get(formatPointer(pointer.slice(0, length)))
      if (stretch !== undefined) return stretch
    }
    return { start: 0, valueStart: 0, end: this.#text.length }
  }
}

/** Offsets of a tag and its value. */
interface Stretch {
  readonly start: number
  readonly valueStart: number
  readonly end: number
}

interface Entry extends Stretch {
  readonly tag: string
  readonly value: string
}

/** An element that is being filled. */
interface Open {
  readonly pointer: Pointer
  readonly value: Record<string, unknown>
}

class Builder {
  readonly document: Record<string, unknown> = {}
  readonly problems: DocumentProblem[] = []
  readonly #stretches: Map<string, Stretch> | null
  /** The last element of each section; tags of a section add to it. */
  readonly #open = new Map<Section, Open>()
  /** What an SPDXID names: the last document, package or file that began. */
  #named: Open = { pointer: [], value: this.document }

  /** `stretches` takes the places of the values, by JSON Pointer. */
  constructor(stretches: Map<string, Stretch> | null) {
    this.#stretches = stretches
    this.#open.set('document', this.#named)
  }

  build(text: string): this {
    for (const entry of this.#entries(text)) this.#take(entry)
    this.#nameRanges()
    return this
  }

  *#entries(text: string): Generator<Entry> {
    let at = 0
    while (at < text.length) {
      const start = at
      const lineEnd = endOfLine(text, at)
      at = afterBreak(text, lineEnd)
      const line = text.slice(start, lineEnd)
      if (line.trim() === '' || line.trimStart().startsWith('#')) continue
      const match = /^(\s*)([A-Za-z]+)\s*:\s*/.exec(line)
      if (match === null) {
        this.#problem(`The line ${quoted(line.trim())} has no tag; it is left out.`, start)
        continue
      }
      const tagStart = start + (match[1]?.length ?? 0)
      const valueStart = start + match[0].length
      const tag = match[2] ?? ''
      if (!text.startsWith('<text>', valueStart)) {
        const value = text.slice(valueStart, lineEnd).trimEnd()
        yield { tag, value, start: tagStart, valueStart, end: valueStart + value.length }
        continue
      }
      const close = text.indexOf('</text>', valueStart)
      if (close === -1) {
        const message = `The <text> of ${quoted(tag)} does not end.`
        this.problems.push({ reason: 'malformed', message, offset: valueStart, fatal: true })
        return
      }
      const end = close + '</text>'.length
      yield { tag, value: text.slice(valueStart + '<text>'.length, close), start: tagStart, valueStart, end }
      const rest = endOfLine(text, end)
      if (text.slice(end, rest).trim() !== '') {
        this.#problem(`After the <text> of ${quoted(tag)} more stands on the line; it is left out.`, end)
      }
      at = afterBreak(text, rest)
    }
  }

  #take(entry: Entry): void {
    if (PASSED_OVER.has(entry.tag)) return
    if (entry.tag === 'SPDXID') {
      this.#set(this.#named, ['SPDXID'], entry.value, entry)
      if (this.#named === this.#open.get('file')) this.#giveToPackage(entry.value)
      return
    }
    const field = FIELDS.get(entry.tag)
    if (field === undefined) {
      this.#problem(`The tag ${quoted(entry.tag)} is not known; it is left out.`, entry.start)
      return
    }
    const value = field.convert(entry.value)
    if (value === null) {
      this.#problem(
        `The value of ${quoted(entry.tag)} has not the form of that tag; it is left out.`,
        entry.valueStart,
      )
      return
    }
    const open = field.begins ? this.#begin(field, entry) : this.#open.get(field.section)
    if (open === undefined) {
      const message = `The tag ${quoted(entry.tag)} stands before any ${field.section} that it could belong to; it is left out.`
      this.#problem(message, entry.start)
    } else if (field.path.length === 0) {
      Object.assign(open.value, value)
    } else if (field.list) {
      this.#append(open, field.path, value, entry)
    } else {
      this.#set(open, field.path, value, entry)
    }
  }

  #begin({ section }: Field, entry: Entry): Open | undefined {
    if (section === 'document') return undefined
    const list = listAt(this.document, LISTS[section])
    const open = { pointer: [LISTS[section], String(list.length)], value: {} }
    list.push(open.value)
    this.#stretches?.set(formatPointer(open.pointer), entry)
    this.#open.set(section, open)
    if (section === 'package' || section === 'file') this.#named = open
    // A package that begins has no files and snippets yet; what stands before it belongs to another.
    if (section === 'package') this.#open.delete('file')
    return open
  }

  #giveToPackage(file: string): void {
    const holder = this.#open.get('package')
    if (holder !== undefined) listAt(holder.value, 'hasFiles').push(file)
  }

  #set(open: Open, path: Pointer, value: unknown, entry: Entry): void {
    const { holder, key } = holderOf(open.value, path)
    if (Object.hasOwn(holder, key)) {
      this.#problem(`The tag ${quoted(entry.tag)} stands more than once; the last one counts.`, entry.start)
    }
    holder[key] = value
    this.#stretches?.set(formatPointer([...open.pointer, ...path]), entry)
  }

  #append(open: Open, path: Pointer, value: unknown, entry: Entry): void {
    const { holder, key } = holderOf(open.value, path)
    const list = listAt(holder, key)
    list.push(value)
    this.#stretches?.set(formatPointer([...open.pointer, ...path, String(list.length - 1)]), entry)
  }

  /** Tag-value names the file of a snippet once, JSON in each of its pointers. */
  #nameRanges(): void {
    for (const snippet of listAt(this.document, 'snippets', false)) {
      if (!isObject(snippet)) continue
      for (const range of listAt(snippet, 'ranges', false)) {
        for (const pointer of isObject(range) ? Object.values(range) : []) {
          if (isObject(pointer)) pointer.reference = snippet.snippetFromFile ?? ''
        }
      }
    }
  }

  #problem(message: string, offset: number): void {
    if (this.problems.length < PROBLEM_LIMIT) {
      this.problems.push({ reason: 'malformed', message, offset, fatal: false })
    }
  }
}

function holderOf(
  value: Record<string, unknown>,
  path: Pointer,
): { holder: Record<string, unknown>; key: string } {
  let holder = value
  for (const key of path.slice(0, -1)) {
    const next = holder[key]
    const made = isObject(next) ? next : {}
    holder[key] = made
    holder = made
  }
  return { holder, key: path.at(-1) ?? '' }
}

/** The list behind a key; made where there is none. */
function listAt(holder: Record<string, unknown>, key: string, make = true): unknown[] {
  const known = holder[key]
  if (Array.isArray(known)) return known
  const made: unknown[] = []
  if (make) holder[key] = made
  return made
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d) return at
  }
  return text.length
}

function afterBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1
}
