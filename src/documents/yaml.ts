import { type Event, parseEvents, YAMLException } from 'js-yaml'
import { arrayIndex, DEPTH_LIMIT, type StructuredDocument } from './document.ts'
import type { DocumentProblem, Pointer, Span } from './place.ts'
import { Lines } from './text.ts'
import type { YamlSchema } from './yaml-scalars.ts'
import { composeYaml, type YamlEntry, YamlFailure, type YamlNode, type YamlTree } from './yaml-tree.ts'

export type YamlDocument = StructuredDocument

export interface YamlOptions {
  /** `core` (YAML 1.2) by default. */
  readonly schema?: YamlSchema
  /** The stretch of the text that is YAML, such as a front matter; positions stay those of the whole text. */
  readonly range?: { readonly start: number; readonly end: number }
}

/**
 * Parses the first YAML document of a text into plain data that JSON can hold. Duplicate keys and unknown tags are
 * problems that leave the value readable, as PyYAML lets the last key win; a syntax error is fatal, and so are
 * nesting deeper than `DEPTH_LIMIT` and aliases that blow the document up. An empty document is null.
 */
export function parseYaml(text: string, options: YamlOptions = {}): YamlDocument {
  const { start, end } = options.range ?? { start: 0, end: text.length }
  const lines = new Lines(text)
  const stretch = start === 0 && end === text.length ? text : text.slice(start, end)
  const events = eventsOf(stretch)
  const tree = 'fatal' in events ? events : treeOf(stretch, events, options.schema ?? 'core')
  if ('fatal' in tree) {
    const nowhere: YamlNode = { value: undefined, start: 0, end: stretch.length, weight: 1 }
    return new ParsedYaml(lines, start, nowhere, shifted([tree], start))
  }
  return new ParsedYaml(lines, start, tree.root, shifted(tree.problems, start))
}

class ParsedYaml implements YamlDocument {
  readonly value: unknown
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly #root: YamlNode
  readonly #start: number

  constructor(lines: Lines, start: number, root: YamlNode, problems: readonly DocumentProblem[]) {
    this.lines = lines
    this.#start = start
    this.#root = root
    this.value = root.value
    this.problems = problems
  }

  span(pointer: Pointer): Span {
    const { node } = this.#find(pointer)
    return this.#toSpan(node.start, node.end)
  }

  keySpan(pointer: Pointer): Span {
    const { node, key } = this.#find(pointer)
    return key === null ? this.#toSpan(node.start, node.end) : this.#toSpan(key.start, key.end)
  }

  #toSpan(start: number, end: number): Span {
    return this.lines.span(this.#start + start, this.#start + end)
  }

  #find(pointer: Pointer): { node: YamlNode; key: { start: number; end: number } | null } {
    let node = this.#root
    let key: { start: number; end: number } | null = null
    for (const segment of pointer) {
      const entry = entryOf(node, segment)
      const item = node.items?.[arrayIndex(segment)]
      if (entry === undefined && item === undefined) break
      key = entry === undefined ? null : { start: entry.keyStart, end: entry.keyEnd }
      node = entry?.value ?? item ?? node
    }
    return { node, key }
  }
}

function entryOf(node: YamlNode, key: string): YamlEntry | undefined {
  const own = node.entries?.get(key)
  if (own !== undefined) return own
  for (const source of node.merges ?? []) {
    const merged = entryOf(source, key)
    if (merged !== undefined) return merged
  }
  return undefined
}

function eventsOf(text: string): Event[] | DocumentProblem {
  try {
    return parseEvents(text, { maxDepth: DEPTH_LIMIT })
  } catch (error) {
    // Beside its own exceptions js-yaml lets through what the engine throws on absurd input.
    const known = error instanceof YAMLException ? error : null
    const offset = known?.mark?.position ?? 0
    if (known?.reason.includes('maxDepth')) {
      return {
        reason: 'limit',
        message: `Values are nested more than ${DEPTH_LIMIT} deep.`,
        offset,
        fatal: true,
      }
    }
    const message =
      known === null ? 'The YAML cannot be parsed.' : `The YAML cannot be parsed: ${known.reason}.`
    return { reason: 'malformed', message, offset, fatal: true }
  }
}

function treeOf(text: string, events: readonly Event[], schema: YamlSchema): YamlTree | DocumentProblem {
  try {
    return composeYaml(text, events, schema)
  } catch (error) {
    if (error instanceof YamlFailure) return error.problem
    throw error
  }
}

function shifted(problems: readonly DocumentProblem[], by: number): readonly DocumentProblem[] {
  return problems
    .map((problem) => ({ ...problem, offset: problem.offset + by }))
    .sort((a, b) => a.offset - b.offset)
}
