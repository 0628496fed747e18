import { arrayIndex, type StructuredDocument } from '../../documents/document.ts'
import type { Pointer, Span } from '../../documents/place.ts'
import { formatPointer, parsePointer } from '../../documents/pointer.ts'
import { decodeText } from '../../documents/text.ts'
import type { GovernanceFile, Unread } from '../../facts/types.ts'
import type { Locate, Source } from '../reader.ts'
import type { SchemaFault } from '../schema-faults.ts'
import { linkFacts } from './links.ts'
import type { Origins } from './origins.ts'
import type { Statement } from './state.ts'

/** Something that is wrong with a governance file, and where. */
export interface Fault {
  readonly message: string
  readonly pointer: Pointer
  span(): Span
}

/** A governance file that was parsed, with what was wrong so far. */
export interface Parsed {
  readonly document: StructuredDocument
  readonly faults: Fault[]
  readonly unread: Unread[]
  /** A problem let nothing be read. */
  readonly broken: boolean
}

export function parse(source: Source, parser: (text: string) => StructuredDocument): Parsed {
  const { text, problems } = decodeText(source.bytes)
  const document = parser(text)
  const wrong = [...problems, ...document.problems]
  const unread = wrong.map(({ reason, message, offset, fatal }): Unread => {
    const extent = fatal ? 'file' : 'part'
    return {
      path: source.path,
      kind: 'governance',
      reason,
      extent,
      message,
      ...document.lines.position(offset),
    }
  })
  const faults = wrong.map(({ message, offset }) => ({
    message,
    pointer: [],
    span: () => document.lines.span(offset, offset + 1),
  }))
  return { document, faults, unread, broken: wrong.some(({ fatal }) => fatal) }
}

/** A fault of the content, with its place in the document. */
export function faultIn(document: StructuredDocument, { message, pointer, atKey }: SchemaFault): Fault {
  return { message, pointer, span: () => (atKey ? document.keySpan(pointer) : document.span(pointer)) }
}

/** What is left out because a file passed a limit is said, and its record is not valid. */
export function tellLimit(
  source: Source,
  { document, faults, unread }: Parsed,
  at: Pointer,
  message: string,
): void {
  const { line, column } = document.span(at)
  unread.push({
    path: source.path,
    kind: 'governance',
    reason: 'limit',
    extent: 'part',
    message,
    line,
    column,
  })
  faults.push(faultIn(document, { message, pointer: at, atKey: false }))
}

/** What the record of every governance file begins with. */
export function fileFacts(source: Source, { faults }: Parsed, statement: Statement): GovernanceFile {
  return {
    path: source.path,
    format: source.format,
    valid: faults.length === 0,
    errors: faults.map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) })),
    placeholders: [...statement.placeholders],
    links: statement.links.map((link) => linkFacts(source, link)),
  }
}

/** The way from a pointer into the record to its place: through the lists that speak of other fields, and `origins`. */
export function locator(
  { document, faults }: Parsed,
  statement: Statement,
  origins: readonly Origins[],
): Locate {
  const spanOf = (pointer: Pointer): Span =>
    document.span(origins.reduce((current, each) => each.of(current), pointer))
  return async (pointer) => {
    const [field, item = ''] = pointer
    const index = arrayIndex(item)
    if (field === 'errors') return faults[index]?.span() ?? document.span([])
    if (field === 'placeholders') return spanOf(parsePointer(statement.placeholders[index] ?? '') ?? [])
    if (field === 'links') return spanOf(parsePointer(statement.links[index]?.pointer ?? '') ?? [])
    return spanOf(pointer)
  }
}
