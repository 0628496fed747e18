import type { DocumentProblem, Pointer, Span } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { decodeText, Lines } from '../../documents/text.ts'
import { parseYaml, type YamlDocument } from '../../documents/yaml.ts'
import type { ArtifactKind, CardProblem, Unread, UnreadReason } from '../../facts/types.ts'
import { isMapping, type Mapping } from '../data.ts'
import type { HubProblem } from '../hub/check.ts'
import type { Locate, Source } from '../reader.ts'
import { Fields } from './fields.ts'
import { type FrontMatter, findFrontMatter } from './front-matter.ts'
import { findLabelled } from './labels.ts'
import { BODY_LIMIT, type Heading, outline } from './outline.ts'
import { findSections, type HeadingTable, type Sections } from './sections.ts'
import { titleName } from './title.ts'

/** What the sections of a kind of card are called, and the one that stands below the title without a heading. */
export interface CardForm<Name extends string> {
  readonly kind: ArtifactKind
  readonly headings: HeadingTable<Name>
  readonly lead: Name
}

/** A card taken apart: fields of its front matter, sections of its body, and what could not be read. */
export interface OpenedCard<Name extends string> {
  readonly frontMatter: 'valid' | 'invalid' | 'absent'
  readonly fields: Fields
  readonly sections: Sections<Name>
  /** What stands after a label in the Markdown: "**License:** MIT", a row of a table, the first line below a heading. */
  labelled(label: RegExp, into: Pointer): string | null
  /** The name that the field gives, else the title. */
  name(field: Pointer | null): string | null
  /** What the Hub's own check would say of the front matter; nothing where it cannot be parsed. */
  check(kind: 'model' | 'dataset'): Promise<CardCheck>
  /** Everything that could not be read, the wrong fields told so far included. */
  unread(): Unread[]
  /** Places of the record's values: by the fields' origins, of `sections` and of a name from the title by their heading. */
  readonly locate: Locate
}

/** The verdict of a format's own check. */
export interface CardCheck {
  readonly valid: boolean | null
  readonly errors: CardProblem[]
  readonly warnings: CardProblem[]
}

/** Opens a Hugging Face card; the front matter is read as YAML 1.1, as the Hub does. */
export async function openCard<Name extends string>(
  source: Source,
  { kind, headings: table, lead }: CardForm<Name>,
): Promise<OpenedCard<Name>> {
  const { text, problems, bom } = decodeText(source.bytes)
  const lines = new Lines(text)
  const frontMatter = findFrontMatter(text)
  const yaml = frontMatter?.closed ? parseYaml(text, { schema: '1.1', range: frontMatter }) : null
  const body = text.slice(frontMatter?.body ?? 0)
  const headings = await outline(body)
  const told = [
    ...problems,
    ...frontMatterProblems(frontMatter, yaml),
    ...bodyProblems(body, headings, text.length - body.length),
  ]
  const root = rootOf(yaml)
  const fields = new Fields(root ?? {}, (at) => (yaml === null ? '' : sliceOf(text, lines, yaml.span(at))))
  const bodyLine = lines.position(text.length - body.length).line
  const place = { path: source.path, kind }
  const sections = findSections(headings ?? [], table, lead)
  const title = headings?.[0] ?? null
  const placed = new Map<string, Span>()
  const headingOf = ([field, section]: Pointer) => {
    if (field === 'name' && !fields.origins.has('/name')) return title
    return field === 'sections' ? sections.heading(section) : null
  }
  return {
    frontMatter: frontMatter === null ? 'absent' : root === null ? 'invalid' : 'valid',
    fields,
    sections,
    labelled: (label, into) => {
      const found = findLabelled(body, label)
      if (found === null) return null
      const start = text.length - body.length + found.offset
      placed.set(formatPointer(into), lines.span(start, start + found.length))
      return found.value
    },
    check: async (kind) => {
      if (root === null) return withoutFrontMatter(yaml)
      const { checkFrontMatter } = await import('../hub/check.ts')
      const { errors, warnings } = checkFrontMatter(root, kind)
      for (const [index, { at }] of errors.entries()) fields.origins.set(`/errors/${index}`, at)
      for (const [index, { at }] of warnings.entries()) fields.origins.set(`/warnings/${index}`, at)
      return {
        valid: errors.length === 0,
        errors: errors.map(problemOf),
        warnings: [...warnings.map(problemOf), ...(bom ? [BYTE_ORDER_MARK] : [])],
      }
    },
    name: (field) => (field === null ? null : fields.text(field, ['name'])) ?? titleName(title, fields),
    unread: () => [
      ...told.map((problem) =>
        unreadOf(place, problem.reason, problem.message, lines.position(problem.offset)),
      ),
      ...fields.wrong.map(({ at, reason, message }) =>
        unreadOf(place, reason, message, yaml?.span(at) ?? null),
      ),
    ],
    locate: async (pointer) => {
      const heading = headingOf(pointer)
      if (heading !== null) return headingSpan(heading, bodyLine)
      const span = nearestOf(placed, pointer)
      if (span !== null) return span
      const origin = nearestOf(fields.origins, pointer)
      if (origin !== null && yaml !== null) return yaml.span(origin)
      const open = frontMatter?.open ?? 0
      return lines.span(open, frontMatter === null ? 0 : open + 3)
    },
  }
}

/** The mapping of the front matter; an empty one for YAML that says nothing, which PyYAML reads as None. */
function rootOf(yaml: YamlDocument | null): Mapping | null {
  if (yaml?.value === null) return {}
  return isMapping(yaml?.value) ? yaml.value : null
}

/** The Hub takes a card without front matter, or with one that does not end, and warns; YAML that is no mapping it refuses. */
function withoutFrontMatter(yaml: YamlDocument | null): CardCheck {
  const problem = (message: string) => [{ message, pointer: '' }]
  return yaml === null
    ? { valid: true, errors: [], warnings: problem('The card has no YAML metadata.') }
    : { valid: false, errors: problem('The front matter is no YAML mapping.'), warnings: [] }
}

/** The Hub's own library takes it off; the regular expressions of others do not. */
const BYTE_ORDER_MARK: CardProblem = {
  message:
    'The file begins with a byte order mark; programs that do not take it off see no front matter. Save it without.',
  pointer: '',
}

function problemOf({ message, at }: HubProblem): CardProblem {
  return { message, pointer: formatPointer(at) }
}

function frontMatterProblems(
  frontMatter: FrontMatter | null,
  yaml: YamlDocument | null,
): readonly DocumentProblem[] {
  if (frontMatter === null) return []
  if (yaml === null) {
    const message = 'The front matter has no end: a line that is only "---" is missing.'
    return [{ reason: 'malformed', message, offset: frontMatter.open, fatal: false }]
  }
  if (yaml.value === undefined || rootOf(yaml) !== null) return yaml.problems
  const message = 'The front matter has to be a mapping of keys to values.'
  return [...yaml.problems, { reason: 'malformed', message, offset: frontMatter.start, fatal: false }]
}

function bodyProblems(body: string, headings: readonly Heading[] | null, offset: number): DocumentProblem[] {
  if (headings === null) {
    const message = 'The Markdown is nested too deep; its sections are not read.'
    return [{ reason: 'limit', message, offset, fatal: false }]
  }
  if (body.length <= BODY_LIMIT) return []
  const message = `The Markdown is longer than ${BODY_LIMIT} characters; sections after that are not read.`
  return [{ reason: 'limit', message, offset: offset + BODY_LIMIT, fatal: false }]
}

function unreadOf(
  place: { path: string; kind: ArtifactKind },
  reason: UnreadReason,
  message: string,
  at: { line: number; column: number } | null,
): Unread {
  return { ...place, reason, extent: 'part', message, line: at?.line ?? null, column: at?.column ?? null }
}

/** What is known of a value of the record, or of the nearest value around it. */
function nearestOf<Value>(known: ReadonlyMap<string, Value>, pointer: Pointer): Value | null {
  for (let length = pointer.length; length > 0; length--) {
    const value = known.get(formatPointer(pointer.slice(0, length)))
    if (value !== undefined) return value
  }
  return null
}

function headingSpan(heading: Heading, bodyLine: number): Span {
  const line = bodyLine + heading.line
  return { line, column: 1, end_line: line, end_column: heading.width + 1 }
}

function sliceOf(text: string, lines: Lines, span: Span): string {
  return text.slice(
    lines.lineStart(span.line) + span.column - 1,
    lines.lineStart(span.end_line) + span.end_column - 1,
  )
}
