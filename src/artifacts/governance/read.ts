import { arrayIndex } from '../../documents/document.ts'
import type { Pointer, Span } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { decodeText } from '../../documents/text.ts'
import { parseYaml, type YamlDocument } from '../../documents/yaml.ts'
import type { MlSystem, Unread } from '../../facts/types.ts'
import { member } from '../data.ts'
import type { Reading, Source } from '../reader.ts'
import { manifestFaults, placeholderFaults } from './faults.ts'
import { ML_SYSTEM_KEYS } from './index.ts'
import { identified, readManifest } from './ml-system.ts'

interface Fault {
  readonly message: string
  readonly pointer: Pointer
  span(): Span
}

/** A manifest that breaks its schema, or cannot be parsed at all, still gives a record that says so. */
export async function readMlSystem(source: Source): Promise<Reading> {
  const { text, problems } = decodeText(source.bytes)
  const document = parseYaml(text)
  const wrong = [...problems, ...document.problems]
  const unread = wrong.map(({ reason, message, offset, fatal }): Unread => {
    const { line, column } = document.lines.position(offset)
    const extent = fatal ? 'file' : 'part'
    return { path: source.path, kind: 'governance', reason, extent, message, line, column }
  })
  const faults: Fault[] = wrong.map(({ message, offset }) => ({
    message,
    pointer: [],
    span: () => document.lines.span(offset, offset + 1),
  }))
  if (!wrong.some(({ fatal }) => fatal)) faults.push(...(await contentFaults(document)))

  const value: MlSystem = {
    path: source.path,
    valid: faults.length === 0,
    errors: faults.map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) })),
    ...readManifest(document.value),
  }
  const locate = async (pointer: Pointer) => locateIn(document, faults, pointer)
  return { records: [{ into: 'ml_system', value, locate }], unread }
}

async function contentFaults(document: YamlDocument): Promise<Fault[]> {
  const manifest = document.value
  const { default: validate } = await import('validator:ml-system')
  const schema = validate(manifest) ? [] : manifestFaults(validate.errors ?? [], manifest, ML_SYSTEM_KEYS)
  const told = new Set(schema.map(({ pointer }) => formatPointer(pointer)))
  const placeholders = placeholderFaults(manifest).filter(({ pointer }) => !told.has(formatPointer(pointer)))
  return [...schema, ...placeholders].map(({ message, pointer, atKey }) => ({
    message,
    pointer,
    span: () => (atKey ? document.keySpan(pointer) : document.span(pointer)),
  }))
}

/** The record has the names of the file; only lists may have left out entries, and some values are made of one text. */
function locateIn(document: YamlDocument, faults: readonly Fault[], pointer: Pointer): Span {
  const [field, item, ...rest] = pointer
  if (field === 'errors') {
    return faults[arrayIndex(item ?? '')]?.span() ?? document.span([])
  }
  if ((field === 'third_party_models' || field === 'datasets') && item !== undefined) {
    const entry = identified(member(document.value, field))[arrayIndex(item)]
    return document.span(entry === undefined ? [field] : [field, String(entry.index), ...rest])
  }
  return document.span(pointer)
}
