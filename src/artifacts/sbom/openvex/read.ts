import { arrayIndex } from '../../../documents/document.ts'
import { parseJson } from '../../../documents/json.ts'
import type { Pointer } from '../../../documents/place.ts'
import { parsePointer } from '../../../documents/pointer.ts'
import { decodeText } from '../../../documents/text.ts'
import type { RecordedSbom, Unread } from '../../../facts/types.ts'
import { isMapping, member } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Reading, Source } from '../../reader.ts'
import { PlaceholderNotes, valuesOf } from '../values.ts'
import { checkOpenVex } from './check.ts'
import { statementPointer, vulnerabilitiesOf } from './statements.ts'

const CONTEXT = /^https:\/\/openvex\.dev\/ns(?:\/v?([\w.-]{1,20}))?$/

/** An OpenVEX document: an SBOM without components, which says of vulnerabilities whom they affect. */
export function readOpenVex(source: Source): Reading {
  const { path } = source
  const { text, problems } = decodeText(source.bytes)
  const document = parseJson(text)
  const told = [...problems, ...document.problems]
  const unread = told.map(({ reason, message, offset, fatal }): Unread => {
    const { line, column } = document.lines.position(offset)
    return { path, kind: 'sbom', reason, extent: fatal ? 'file' : 'part', message, line, column }
  })
  const { value } = document
  if (told.some(({ fatal }) => fatal)) return { records: [], unread }
  if (!isMapping(value)) {
    const message = 'The file begins as an OpenVEX document and is no object.'
    unread.push({
      path,
      kind: 'sbom',
      reason: 'malformed',
      extent: 'file',
      message,
      line: null,
      column: null,
    })
    return { records: [], unread }
  }
  const record = recordOf(value, path)
  return {
    records: [
      {
        into: 'sboms',
        value: record,
        locate: async (pointer) => document.span(sourcePointer(value, record, pointer)),
      },
    ],
    unread,
  }
}

function recordOf(document: unknown, path: string): RecordedSbom {
  const notes = new PlaceholderNotes()
  const tool = tellingText(member(document, 'tooling'))
  const author = notes.take(member(document, 'author'), 'authors')
  const version = Number(member(document, 'version') ?? Number.NaN)
  return {
    path,
    format: 'openvex',
    spec_version: CONTEXT.exec(String(member(document, '@context')))?.[1] ?? '',
    ...checkOpenVex(document),
    serial_number: notes.take(member(document, '@id'), 'serial_number'),
    serial_version: Number.isSafeInteger(version) ? version : null,
    timestamp: notes.take(member(document, 'timestamp'), 'timestamp'),
    lifecycles: [],
    authors: author === null ? [] : [author],
    tools: tool === null ? [] : [tool],
    supplier: null,
    components: [],
    dependencies: {},
    provides: {},
    dangling_refs: [],
    compositions: [],
    services: [],
    annotations: [],
    urls: [],
    bom_links: [],
    vulnerabilities: valuesOf(vulnerabilitiesOf(document)),
    parts_not_read: [],
    license_terms: {},
    license_texts: [],
    external_documents: [],
    placeholders: notes.pointers,
  }
}

function sourcePointer(document: unknown, record: RecordedSbom, [field, ...rest]: Pointer): Pointer {
  switch (field) {
    case 'spec_version':
    case 'format':
      return ['@context']
    case 'serial_number':
      return ['@id']
    case 'serial_version':
      return ['version']
    case 'timestamp':
      return ['timestamp']
    case 'authors':
      return ['author']
    case 'tools':
      return ['tooling']
    case 'errors':
      return parsePointer(record.errors[arrayIndex(rest[0] ?? '')]?.pointer ?? '') ?? []
    case 'vulnerabilities':
      return statementPointer(document, rest)
    default:
      return []
  }
}
