import type { Token } from 'marked'
import { normalize, type TextState, textState, withoutComments } from './placeholder.ts'

/** How many characters of a body are read: the lexer takes some seconds for a megabyte of the worst Markdown. */
export const BODY_LIMIT = 512 * 1024

/** Marks of lists and quotes at the start of a line beyond what people write: the lexer recurses over each. */
const MARKS = /^(?:[ \t>*+-]|\d{1,9}[.)]){41,}/gm

/** A heading of the Markdown with what stands below it, up to the next heading of any level. */
export interface Heading {
  readonly level: number
  /** Without marks of emphasis, links and code. */
  readonly text: string
  /** Lower case, without punctuation and numbering: what the tables of known headings are compared with. */
  readonly normal: string
  /** 0-based line within the body. */
  readonly line: number
  /** Length of the heading's first line. */
  readonly width: number
  readonly state: TextState
}

/**
 * The headings of a Markdown body (CommonMark with GitHub's tables); a `#` within code, a list, a quote or an HTML block
 * is none. Null where the Markdown is beyond the lexer.
 */
export async function outline(body: string): Promise<Heading[] | null> {
  const { Lexer } = await import('marked')
  try {
    const text = body.slice(0, BODY_LIMIT).replace(/\r\n?/g, '\n').replace(MARKS, cutMarks)
    return headings(text, new Lexer().blockTokens(text, []))
  } catch {
    return null
  }
}

/** Keeps a line of only `-` or `*`, which is no nesting but a rule or the underline of a heading. */
function cutMarks(marks: string, offset: number, text: string): string {
  const next = text[offset + marks.length]
  const isRule = (next === undefined || next === '\n') && /^(?:[ \t-]*|[ \t*]*)$/.test(marks)
  return isRule ? marks : '    '
}

function headings(text: string, tokens: readonly Token[]): Heading[] {
  const found: (Heading & { state: TextState })[] = []
  let offset = 0
  let line = 0
  for (const token of tokens) {
    const at = text.startsWith(token.raw, offset) ? offset : Math.max(offset, text.indexOf(token.raw, offset))
    line += count(text, '\n', offset, at)
    const last = found.at(-1)
    if (token.type === 'heading') found.push(newHeading(token.raw, token.depth, token.text, line))
    else if (last !== undefined) last.state = stronger(last.state, tokenState(token))
    line += count(text, '\n', at, at + token.raw.length)
    offset = at + token.raw.length
  }
  return found
}

function newHeading(raw: string, level: number, markdown: string, line: number): Heading {
  const text = plainText(markdown)
  const width = raw.trimEnd().split('\n', 1)[0]?.length ?? 0
  return { level, text, normal: headingKey(text), line, width, state: 'empty' }
}

function tokenState(token: Token): TextState {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
      return 'empty'
    case 'code': {
      const code = String(token.text).trim()
      if (code === '') return 'empty'
      return textState(code) === 'placeholder' ? 'placeholder' : 'text'
    }
    default:
      return textState(token.raw)
  }
}

function stronger(a: TextState, b: TextState): TextState {
  if (a === 'text' || b === 'text') return 'text'
  return a === 'placeholder' || b === 'placeholder' ? 'placeholder' : 'empty'
}

function plainText(markdown: string): string {
  return withoutComments(markdown)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, '')
    .replace(/\*+|`+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function headingKey(text: string): string {
  return normalize(text.replace(/\[?\(?optional\)?\]?\s*$/i, '')).replace(/^(?:\d+ )+/, '')
}

function count(text: string, needle: string, from: number, to: number): number {
  let found = 0
  for (let at = text.indexOf(needle, from); at !== -1 && at < to; at = text.indexOf(needle, at + 1)) found++
  return found
}
