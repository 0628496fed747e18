import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import { PROBLEM_LIMIT, quoted, setOwn } from './document.ts'
import type { DocumentProblem } from './place.ts'
import { plainScalar, tagMeaning, type YamlSchema } from './yaml-scalars.ts'

/**
 * How much text and how many nodes aliases and merge keys may add in all. Aliases share their value in memory, but a
 * file of 300 bytes can name so many that writing it as JSON would take terabytes.
 */
export const ALIAS_EXPANSION_LIMIT = 1_000_000

export interface YamlNode {
  readonly value: unknown
  readonly start: number
  readonly end: number
  /** Nodes and characters of the value when it is written out. */
  readonly weight: number
  readonly items?: readonly YamlNode[]
  readonly entries?: ReadonlyMap<string, YamlEntry>
  /** Mappings named by `<<`, the strongest first. */
  readonly merges?: readonly YamlNode[]
}

export interface YamlEntry {
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: YamlNode
}

export interface YamlTree {
  readonly root: YamlNode
  readonly problems: readonly DocumentProblem[]
}

/** Ends composing: the document has no value. */
export class YamlFailure extends Error {
  readonly problem: DocumentProblem

  constructor(reason: DocumentProblem['reason'], message: string, offset: number) {
    super(message)
    this.problem = { reason, message, offset, fatal: true }
  }
}

interface Frame {
  readonly kind: 'document' | 'sequence' | 'mapping'
  readonly anchor: string | null
  readonly start: number
  readonly flow: boolean
  end: number
  weight: number
  readonly items: YamlNode[]
  readonly entries: Map<string, YamlEntry>
  readonly merges: YamlNode[]
  /** The key that waits for its value. */
  key: { name: string; merge: boolean; start: number; end: number; usable: boolean } | null
}

/** Builds values and positions from the events of the first document in `text`; js-yaml's own constructor gives no positions. */
export function composeYaml(text: string, events: readonly Event[], schema: YamlSchema): YamlTree {
  return new Composer(text, schema).compose(events)
}

class Composer {
  readonly #text: string
  readonly #schema: YamlSchema
  readonly #problems: DocumentProblem[] = []
  readonly #frames: Frame[] = []
  /** An anchored collection stands here as null until it is closed. */
  #anchors = new Map<string, YamlNode | null>()
  #expanded = 0
  #last = 0

  constructor(text: string, schema: YamlSchema) {
    this.#text = text
    this.#schema = schema
  }

  compose(events: readonly Event[]): YamlTree {
    let root: YamlNode | undefined
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          if (root !== undefined) {
            this.#problem('A second YAML document follows; only the first is read.', this.#last)
            return { root, problems: this.#problems }
          }
          this.#frames.push(newFrame('document', null, 0, false))
          break
        case EVENT_ID.SEQUENCE:
        case EVENT_ID.MAPPING: {
          const anchor = this.#slice(event.anchorStart, event.anchorEnd)
          this.#checkTag(event.tagStart, event.tagEnd)
          if (anchor !== null) this.#anchors.set(anchor, null)
          const kind = event.type === EVENT_ID.SEQUENCE ? 'sequence' : 'mapping'
          this.#frames.push(
            newFrame(
              kind,
              anchor,
              event.start,
              event.style === COLLECTION_STYLE.FLOW && this.#isBracket(event.start),
            ),
          )
          break
        }
        case EVENT_ID.SCALAR: {
          const node = this.#scalar(event)
          const anchor = this.#slice(event.anchorStart, event.anchorEnd)
          if (anchor !== null) this.#anchors.set(anchor, node)
          this.#addNode(node, event.style === SCALAR_STYLE.PLAIN && node.value === '<<')
          break
        }
        case EVENT_ID.ALIAS:
          this.#addNode(this.#alias(event.anchorStart, event.anchorEnd), false)
          break
        case EVENT_ID.POP: {
          const frame = this.#frames.pop()
          if (frame === undefined) break
          if (frame.kind === 'document') {
            root = frame.items[0]
            break
          }
          const node = this.#closeCollection(frame)
          if (frame.anchor !== null) this.#anchors.set(frame.anchor, node)
          this.#addNode(node, false)
          break
        }
      }
    }
    return { root: root ?? { value: null, start: 0, end: 0, weight: 1 }, problems: this.#problems }
  }

  #scalar(event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>): YamlNode {
    const source = getScalarValue(this.#text, event)
    const meaning = this.#checkTag(event.tagStart, event.tagEnd)
    const plain = event.style === SCALAR_STYLE.PLAIN && meaning !== 'text'
    const value = plain ? plainScalar(source, this.#schema) : source
    const weight = 1 + source.length
    if (event.valueStart === -1) {
      // Nothing is written: what stands for it is the key, else the spot where the last thing ended.
      const key = this.#frames.at(-1)?.key
      return { value, start: key?.start ?? this.#last, end: key?.end ?? this.#last, weight }
    }
    const quotes =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0
    let start = event.valueStart - quotes
    let end = event.valueEnd + quotes
    if (quotes === 0) {
      while (start < end && isSpace(this.#text.charCodeAt(start))) start++
      while (end > start && isSpace(this.#text.charCodeAt(end - 1))) end--
    }
    return { value, start, end, weight }
  }

  #alias(start: number, end: number): YamlNode {
    const name = this.#text.slice(start, end)
    const target = this.#anchors.get(name)
    if (target === undefined) {
      throw new YamlFailure(
        'malformed',
        `The alias ${quoted(`*${name}`)} names no anchor before it.`,
        start - 1,
      )
    }
    if (target === null) {
      throw new YamlFailure(
        'malformed',
        `The alias ${quoted(`*${name}`)} stands within the value that it names.`,
        start - 1,
      )
    }
    this.#expanded += target.weight
    if (this.#expanded > ALIAS_EXPANSION_LIMIT) {
      throw new YamlFailure(
        'limit',
        `Aliases make the document more than ${ALIAS_EXPANSION_LIMIT} nodes and characters larger.`,
        start - 1,
      )
    }
    return { ...target, start: start - 1, end }
  }

  #closeCollection(frame: Frame): YamlNode {
    const end = frame.flow
      ? this.#flowEnd(Math.max(frame.end, frame.start + 1))
      : Math.max(frame.end, frame.start)
    const base = { start: frame.start, end, weight: frame.weight }
    if (frame.kind === 'sequence')
      return { ...base, value: frame.items.map((item) => item.value), items: frame.items }
    const value: Record<string, unknown> = {}
    for (const source of frame.merges.toReversed()) {
      for (const [key, member] of Object.entries(source.value ?? {})) setOwn(value, key, member)
    }
    for (const [key, entry] of frame.entries) setOwn(value, key, entry.value.value)
    return { ...base, value, entries: frame.entries, merges: frame.merges }
  }

  #addNode(node: YamlNode, mergeKey: boolean): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined) return
    this.#last = Math.max(this.#last, node.end)
    frame.end = Math.max(frame.end, node.end)
    frame.weight += node.weight
    if (frame.kind !== 'mapping') {
      frame.items.push(node)
    } else if (frame.key === null) {
      frame.key = this.#key(node, mergeKey)
    } else {
      this.#addEntry(frame, frame.key, node)
      frame.key = null
    }
  }

  #key(node: YamlNode, merge: boolean): Frame['key'] {
    const usable = typeof node.value !== 'object' || node.value === null
    if (!usable) this.#problem('A key is a list or a mapping; its entry is left out.', node.start)
    return { name: String(node.value), merge, start: node.start, end: node.end, usable }
  }

  #addEntry(frame: Frame, key: NonNullable<Frame['key']>, value: YamlNode): void {
    if (!key.usable) return
    if (key.merge) {
      const sources = value.items ?? [value]
      if (sources.some((source) => source.entries === undefined)) {
        throw new YamlFailure(
          'malformed',
          'The merge key "<<" needs a mapping or a list of mappings.',
          key.start,
        )
      }
      frame.merges.push(...sources)
      return
    }
    if (frame.entries.has(key.name)) {
      this.#problem(
        `The key ${quoted(key.name)} stands more than once in its mapping; the last one counts.`,
        key.start,
      )
    }
    frame.entries.set(key.name, { keyStart: key.start, keyEnd: key.end, value })
  }

  #checkTag(start: number, end: number): 'text' | 'usual' | 'unknown' {
    const tag = this.#slice(start, end)
    if (tag === null) return 'usual'
    const meaning = tagMeaning(tag)
    if (meaning === 'unknown')
      this.#problem(`The tag ${quoted(tag)} is not known; the value is read without it.`, start)
    return meaning
  }

  #slice(start: number, end: number): string | null {
    return start === -1 ? null : this.#text.slice(start, end)
  }

  #problem(message: string, offset: number): void {
    if (this.#problems.length < PROBLEM_LIMIT)
      this.#problems.push({ reason: 'malformed', message, offset, fatal: false })
  }

  #isBracket(start: number): boolean {
    const code = this.#text.charCodeAt(start)
    return code === 0x5b || code === 0x7b
  }

  /** End of a flow collection whose last child ends at `from`: after its bracket, over spaces, commas and comments. */
  #flowEnd(from: number): number {
    let at = from
    while (at < this.#text.length) {
      const code = this.#text.charCodeAt(at)
      if (code === 0x5d || code === 0x7d) return at + 1
      if (code === 0x23) {
        const feed = this.#text.slice(at).search(/[\n\r]/)
        if (feed === -1) return from
        at += feed
      } else if (isSpace(code) || code === 0x2c || code === 0x3a) at++
      else return from
    }
    return from
  }
}

function newFrame(kind: Frame['kind'], anchor: string | null, start: number, flow: boolean): Frame {
  return {
    kind,
    anchor,
    start,
    flow,
    end: 0,
    weight: 1,
    items: [],
    entries: new Map(),
    merges: [],
    key: null,
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}
