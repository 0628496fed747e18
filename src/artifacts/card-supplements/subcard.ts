import type { Pointer, Span } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { decodeText, Lines } from '../../documents/text.ts'
import type { SectionName } from '../../facts/types.ts'
import { isPlaceholder } from '../markdown/placeholder.ts'
import { folderOf } from '../paths.ts'
import { isPlaceholderValue } from '../placeholder-value.ts'
import type { CardSupplement, Reading, Source } from '../reader.ts'
import { noSupplement } from './supplement.ts'

/** The head of the table that every subcard is. */
const TABLE = /^[ \t]*\|?[ \t]*\**Field\**[ \t]*\|[ \t]*\**Response\**[ \t]*\|?[ \t]*$/im

/** A row that each subcard has: Bias, Explainability, Privacy, Safety & Security. */
const MARKS =
  /participation considerations from adversely impacted groups|measures taken to mitigate (?:against )?unwanted bias|describe how (?:the|this) model works|intended (?:task\/)?domain|(?:generatable|reverse engineerable) [\w ]*personal data|personal data used to create this model|model application field|life critical impact/i

export function isSubcard(text: string): boolean {
  return TABLE.test(text) && MARKS.test(text)
}

type TextList = 'users' | 'use_cases' | 'technical_limitations'

/** What a response says, by the field that it answers. */
const MEANINGS: readonly {
  readonly field: RegExp
  readonly section?: SectionName
  readonly list?: TextList
  /** The response is how this risk is met. */
  readonly risk?: string
  readonly personalData?: true
}[] = [
  { field: /^measures taken to mitigate/i, risk: 'Unwanted bias', section: 'limitations' },
  {
    field: /^participation considerations|^name the adversely impacted groups|^bias metric/i,
    section: 'limitations',
  },
  { field: /^intended (?:task\/)?(?:domain|application)/i, section: 'intended_use', list: 'use_cases' },
  { field: /^model application field/i, section: 'intended_use', list: 'use_cases' },
  { field: /^intended users?/i, section: 'intended_use', list: 'users' },
  { field: /^technical limitations/i, section: 'limitations', list: 'technical_limitations' },
  { field: /^potential known risks|^describe the life critical impact/i, section: 'limitations' },
  { field: /^use case restrictions|^model and dataset restrictions/i, section: 'out_of_scope_use' },
  { field: /^describe how (?:the|this) model works/i, section: 'description' },
  { field: /^model type|^output/i, section: 'technical_specifications' },
  { field: /^performance metrics/i, section: 'evaluation' },
  { field: /^is there provenance for all datasets/i, section: 'training_data' },
  { field: /^personal data used to create/i, personalData: true },
]

/** Reads a subcard. A response that a template left, or that is "None", says nothing. */
export function readSubcard(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const lines = new Lines(text)
  const places = new Map<string, Span>()
  const value = noSupplement(source.path, 'nvidia-subcard', folderOf(source.path))
  for (const row of rowsOf(text)) {
    const place = (...into: string[]) => places.set(formatPointer(into), lines.span(row.start, row.end))
    const meaning = MEANINGS.find(({ field }) => field.test(row.field))
    if (meaning !== undefined) take(value, row.response, meaning, place)
  }
  const locate = async (pointer: Pointer) => {
    for (let length = pointer.length; length > 0; length--) {
      const span = places.get(formatPointer(pointer.slice(0, length)))
      if (span !== undefined) return span
    }
    return lines.span(0, 0)
  }
  const unread = problems.map(({ reason, message, offset }) => ({
    path: source.path,
    kind: 'model-card' as const,
    reason,
    extent: 'part' as const,
    message,
    ...lines.position(offset),
  }))
  return { records: [{ into: 'card_supplements', value, locate }], unread }
}

function take(
  value: CardSupplement,
  response: string,
  { section, list, risk, personalData }: (typeof MEANINGS)[number],
  place: (...into: string[]) => void,
): void {
  const placeholder = /^\[.*\]$/.test(response) || isPlaceholder(response)
  const tells =
    response !== '' && !placeholder && !isPlaceholderValue(response) && !/^not applicable/i.test(response)
  if (section !== undefined && (tells || placeholder)) {
    const known = value.sections[section]
    if (known === undefined || (tells && !known.text_present)) {
      value.sections[section] = { text_present: tells, placeholder: !tells }
      place('sections', section)
    }
  }
  if (!tells) return
  if (list !== undefined) {
    place(list, String(value[list].length))
    value[list].push(response)
  }
  if (risk !== undefined) {
    place('ethical_considerations', String(value.ethical_considerations.length))
    value.ethical_considerations.push({ name: risk, mitigation: response })
  }
  if (personalData && /^yes\b/i.test(response)) {
    place('sensitive_data', String(value.sensitive_data.length))
    value.sensitive_data.push('personal data')
  }
}

interface Row {
  readonly field: string
  readonly response: string
  readonly start: number
  readonly end: number
}

function* rowsOf(text: string): Generator<Row> {
  for (const match of text.matchAll(/^.*$/gm)) {
    const cells = match[0]
      .replace(/^\s*\|/, '')
      .replace(/\|\s*$/, '')
      .split(/(?<!\\)\|/)
    const [field = '', ...rest] = cells.map((cell) => cell.replace(/<br\s*\/?>|\*\*/gi, ' ').trim())
    if (rest.length === 0) continue
    const start = match.index + (match[0].length - match[0].trimStart().length)
    yield { field, response: rest.join(' | ').trim(), start, end: match.index + match[0].trimEnd().length }
  }
}
