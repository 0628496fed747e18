import { parseJson } from '../../documents/json.ts'
import type { Pointer, Span } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { decodeText, type Lines } from '../../documents/text.ts'
import type { ModelCard, Unread } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import { Fields } from '../markdown/fields.ts'
import { emptyCard } from '../model-card/empty.ts'
import type { Reading, Source } from '../reader.ts'
import { fillCard } from './fill.ts'
import { TOOLKIT_FORMAT } from './index.ts'
import { checkSchema } from './schema.ts'

/** A larger card is parsed anew where findings are to be located, rather than held in memory with its graphics. */
const KEPT_BYTES = 1024 * 1024

/** Reads a JSON card; graphics are left out. */
export async function readToolkitCard(source: Source): Promise<Reading> {
  const opened = open(source)
  const { document, problems } = opened
  const unread = [...problems, ...document.problems].map(
    ({ reason, message, offset, fatal }): Unread => ({
      ...whereIs(source, document.lines, offset),
      reason,
      extent: fatal ? 'file' : 'part',
      message,
    }),
  )
  const root = document.value
  if (!isMapping(root)) {
    const message = 'The model card has to be a JSON object.'
    const place = whereIs(source, document.lines, 0)
    return {
      records: [],
      unread: unread.length > 0 ? unread : [{ ...place, reason: 'malformed', extent: 'file', message }],
    }
  }
  const fields: Fields = new Fields(root, (at) => String(fields.get(at)))
  const value: ModelCard = { ...emptyCard(source.path, TOOLKIT_FORMAT), ...fillCard(fields, source.path) }
  const faults = await checkSchema(root)
  value.valid = faults.length === 0
  value.errors = faults.map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) }))
  // What has a wrong type the schema's errors tell.
  for (const { at, reason, message } of fields.wrong.filter((wrong) => wrong.reason === 'limit')) {
    const { line, column } = document.span(at)
    unread.push({ path: source.path, kind: 'model-card', reason, extent: 'part', message, line, column })
  }
  for (const [index, { pointer }] of faults.entries()) fields.origins.set(`/errors/${index}`, pointer)
  return {
    records: [{ into: 'model_cards', value, locate: locator(source, opened, fields.origins) }],
    unread,
  }
}

function locator(source: Source, opened: Opened, origins: ReadonlyMap<string, Pointer>) {
  let kept = source.size <= KEPT_BYTES ? opened : undefined
  return async (pointer: Pointer): Promise<Span> => {
    kept ??= open(source)
    for (let length = pointer.length; length > 0; length--) {
      const origin = origins.get(formatPointer(pointer.slice(0, length)))
      if (origin !== undefined) return kept.document.span(origin)
    }
    return kept.document.keySpan(['model_details'])
  }
}

type Opened = ReturnType<typeof open>

function open(source: Source) {
  const { text, problems } = decodeText(source.bytes)
  return { document: parseJson(text), problems }
}

function whereIs(source: Source, lines: Lines, offset: number) {
  const { line, column } = lines.position(offset)
  return { path: source.path, kind: 'model-card' as const, line, column }
}
