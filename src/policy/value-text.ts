import { InternalError } from '../errors.ts'

/**
 * A value of OPA, from its text (engine/value.go): JSON with sets, and with keys of any type. Numbers and strings stay
 * the texts that they are, so that no digit is lost.
 */
export type RegoValue =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'array' | 'set'; readonly items: readonly RegoValue[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [RegoValue, RegoValue])[] }

const TOKEN = /\s*(?:(set\(\))|([[\]{},:])|("(?:[^"\\]|\\.)*")|([^\s[\]{},:"]+))/gsy

/** The engine's own limit is deeper than what people look at. */
const MAX_DEPTH = 1_000

/** @throws {InternalError} ENGINE for a text that is none. */
export function parseValueText(text: string): RegoValue {
  const tokens = tokensOf(text)
  let at = 0

  function value(depth: number): RegoValue {
    if (depth > MAX_DEPTH) throw malformed()
    const token = tokens[at++]
    switch (token) {
      case 'set()':
        return { kind: 'set', items: [] }
      case '[':
        return { kind: 'array', items: itemsUntil(']', depth) }
      case '{':
        return braces(depth)
      case undefined:
      case ']':
      case '}':
      case ',':
      case ':':
        throw malformed()
      default:
        return { kind: 'scalar', text: token }
    }
  }

  /** An object or a set, which differ only after their first member. */
  function braces(depth: number): RegoValue {
    if (take('}')) return { kind: 'object', members: [] }
    const first = value(depth + 1)
    if (!take(':')) {
      if (take('}')) return { kind: 'set', items: [first] }
      comma()
      return { kind: 'set', items: [first, ...itemsUntil('}', depth)] }
    }
    const members: [RegoValue, RegoValue][] = [[first, value(depth + 1)]]
    while (!take('}')) {
      comma()
      const key = value(depth + 1)
      if (!take(':')) throw malformed()
      members.push([key, value(depth + 1)])
    }
    return { kind: 'object', members }
  }

  function itemsUntil(end: string, depth: number): RegoValue[] {
    if (take(end)) return []
    const items = [value(depth + 1)]
    while (!take(end)) {
      comma()
      items.push(value(depth + 1))
    }
    return items
  }

  function take(token: string): boolean {
    if (tokens[at] !== token) return false
    at++
    return true
  }

  function comma(): void {
    if (!take(',')) throw malformed()
  }

  const parsed = value(0)
  if (at !== tokens.length) throw malformed()
  return parsed
}

function tokensOf(text: string): string[] {
  const tokens = [...text.matchAll(TOKEN)]
  const last = tokens.at(-1)
  if (last === undefined || last.index + last[0].length !== text.trimEnd().length) throw malformed()
  return tokens.map(([token]) => token.trimStart())
}

function malformed(): InternalError {
  return new InternalError('ENGINE', 'The policy engine gave a value that cannot be read.')
}

/** How a value is written: as Rego has it, or as JSON, in which sets are lists and every key is a string. */
export type Notation = 'rego' | 'json'

/** The value in one line. */
export function inline(value: RegoValue, notation: Notation): string {
  switch (value.kind) {
    case 'scalar':
      return value.text
    case 'array':
    case 'set': {
      const [open, close] = bracketsOf(value.kind, notation)
      if (value.items.length === 0) return emptyOf(value.kind, notation)
      return `${open}${value.items.map((item) => inline(item, notation)).join(', ')}${close}`
    }
    case 'object':
      return `{${value.members.map(([key, member]) => `${keyText(key, notation)}: ${inline(member, notation)}`).join(', ')}}`
  }
}

/** The value in lines; what fits into `width` stays in one. */
export function indented(value: RegoValue, notation: Notation, width: number, indent = ''): string {
  const line = inline(value, notation)
  if (value.kind === 'scalar' || indent.length + line.length <= width) return line
  const deeper = `${indent}  `
  const room = width - 1
  if (value.kind === 'object') {
    const members = value.members.map(
      ([key, member]) => `${deeper}${keyText(key, notation)}: ${indented(member, notation, room, deeper)}`,
    )
    return `{\n${members.join(',\n')}\n${indent}}`
  }
  const [open, close] = bracketsOf(value.kind, notation)
  const items = value.items.map((item) => `${deeper}${indented(item, notation, room, deeper)}`)
  return `${open}\n${items.join(',\n')}\n${indent}${close}`
}

function bracketsOf(kind: 'array' | 'set', notation: Notation): readonly [string, string] {
  return kind === 'set' && notation === 'rego' ? ['{', '}'] : ['[', ']']
}

function emptyOf(kind: 'array' | 'set', notation: Notation): string {
  return kind === 'set' && notation === 'rego' ? 'set()' : '[]'
}

function keyText(key: RegoValue, notation: Notation): string {
  const text = inline(key, notation)
  return notation === 'rego' || text.startsWith('"') ? text : JSON.stringify(text)
}
