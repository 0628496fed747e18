import { arrayIndex } from '../../../documents/document.ts'
import type { Pointer, Span } from '../../../documents/place.ts'
import { parsePointer } from '../../../documents/pointer.ts'
import type { RecordedSbom, SbomFormat, Unread } from '../../../facts/types.ts'
import { isMapping, member, textOf } from '../../data.ts'
import type { ArtifactRecord, Reading, Source } from '../../reader.ts'
import { COMPONENT_LIMIT, type Draft } from './draft.ts'
import { type Opened, openSpdx } from './open.ts'
import { Places } from './places.ts'
import { readDocument } from './v2/document.ts'
import { isChecked, validateSpdx } from './validate.ts'

/** A larger document is opened anew where findings are to be located, rather than held in memory. */
const KEPT_BYTES = 1024 * 1024

export async function readSpdx(source: Source): Promise<Reading> {
  switch (source.format) {
    case 'spdx-3-json-ld':
      return readSpdx3(source)
    case 'spdx-yaml':
    case 'spdx-tag-value':
    case 'spdx-rdf':
      return readSpdx2(source, source.format)
    default:
      return readSpdx2(source, 'spdx-json')
  }
}

/** Reads an SPDX 2 document, whichever way it is written. */
async function readSpdx2(source: Source, format: SbomFormat): Promise<Reading> {
  const opened = await openSpdx(source)
  const unread = problemsOf(source, opened)
  const { value } = opened.document
  if (opened.problems.some(({ fatal }) => fatal)) return { records: [], unread }
  if (!isMapping(value) || textOf(member(value, 'spdxVersion')) === null) {
    const message = 'The file is named as an SPDX document and says no SPDX version.'
    return { records: [], unread: [...unread, { ...told(source, 'malformed', message), extent: 'file' }] }
  }
  const draft = readDocument(value, source, Places.none)
  const { spec_version: version } = draft.sbom
  const unchecked: Pick<RecordedSbom, 'valid' | 'errors'> = { valid: null, errors: [] }
  const checked = isChecked(version) ? await validateSpdx(value, version) : unchecked
  if (!isChecked(version)) {
    const message = `SPDX ${shown(version)}: versions 2.2 and 2.3 are checked against their schemas; what could be read was read.`
    const { line, column } = opened.document.span(['spdxVersion'])
    unread.push({ ...told(source, 'unsupported', message), line, column })
  }
  if (draft.truncated) unread.push(truncated(source))
  const sbom: RecordedSbom = { path: source.path, format, ...draft.sbom, ...checked }
  return { records: recordsOf(sbom, draft, source, opened, readDocument), unread }
}

/** Reads an SPDX 3 document; the graph, its licenses and profiles are loaded when there is one. */
async function readSpdx3(source: Source): Promise<Reading> {
  const { contextOf, readGraph, validateGraph } = await import('./v3/index.ts')
  const opened = await openSpdx(source)
  const unread = problemsOf(source, opened)
  const { value } = opened.document
  if (opened.problems.some(({ fatal }) => fatal)) return { records: [], unread }
  const context = contextOf(value)
  const place = opened.document.span(['@context'])
  const atContext = { line: place.line, column: place.column }
  if (!isMapping(value) || context.version === null) {
    const message =
      'The "@context" is none of SPDX 3.0.0 and 3.0.1. Contexts are not fetched, so that the terms of the document cannot be understood.'
    return {
      records: [],
      unread: [...unread, { ...told(source, 'unsupported', message), extent: 'file', ...atContext }],
    }
  }
  if (member(value, '@graph') === undefined && member(value, 'type') === undefined) {
    const message = 'The document has neither a "@graph" of elements nor is it one element with a "type".'
    return { records: [], unread: [...unread, { ...told(source, 'malformed', message), extent: 'file' }] }
  }
  if (context.others) {
    const message = `Beside that of SPDX ${context.version} the "@context" has others; they are not applied.`
    unread.push({ ...told(source, 'unsupported', message), ...atContext })
  }
  if (!isChecked(context.version)) {
    const message = `SPDX ${context.version}: version 3.0.1 is checked against its schema; what could be read was read.`
    unread.push({ ...told(source, 'unsupported', message), ...atContext })
  }
  const draft = readGraph(value, source, Places.none)
  const checked = await validateGraph(value, context.version)
  if (draft.truncated) unread.push(truncated(source))
  const sbom: RecordedSbom = { path: source.path, format: 'spdx-3-json-ld', ...draft.sbom, ...checked }
  return { records: recordsOf(sbom, draft, source, opened, readGraph), unread }
}

type ReadDraft = (document: unknown, source: Source, places: Places) => Draft

/** Apart from what reads, so that what locates findings later holds nothing but its own variables. */
function recordsOf(
  sbom: RecordedSbom,
  { checksums }: Draft,
  source: Source,
  opened: Opened,
  read: ReadDraft,
): ArtifactRecord[] {
  let kept: Promise<Opened> | undefined = source.size <= KEPT_BYTES ? Promise.resolve(opened) : undefined
  let places: Places | undefined
  const spanOf = async (pointer: Pointer): Promise<Span> => {
    kept ??= openSpdx(source)
    const { document } = await kept
    if (places === undefined) {
      places = Places.kept()
      read(document.value, source, places)
    }
    return document.span(places.find(pointer))
  }
  const spanOfError = async (pointer: Pointer): Promise<Span> => {
    kept ??= openSpdx(source)
    const { document } = await kept
    return document.span(parsePointer(sbom.errors[arrayIndex(pointer[1] ?? '')]?.pointer ?? '') ?? [])
  }
  return [
    {
      into: 'sboms',
      value: sbom,
      locate: (pointer) => (pointer[0] === 'errors' ? spanOfError(pointer) : spanOf(pointer)),
    },
    ...checksums.map(
      (value, index): ArtifactRecord => ({
        into: 'checksums',
        value,
        locate: (pointer) => spanOf(['checksums', String(index), ...pointer]),
      }),
    ),
  ]
}

/** What keeps a document from being read, or part of it. */
function problemsOf(source: Source, { problems, document }: Opened): Unread[] {
  return problems.map(({ reason, message, offset, fatal }) => {
    const { line, column } = document.lines.position(offset)
    return { ...told(source, reason, message), extent: fatal ? 'file' : 'part', line, column }
  })
}

function truncated(source: Source): Unread {
  const message = `The document has more than ${COMPONENT_LIMIT} packages and files; the others are left out.`
  return told(source, 'limit', message)
}

function told({ path }: Source, reason: Unread['reason'], message: string): Unread {
  return { path, kind: 'sbom', reason, extent: 'part', message, line: null, column: null }
}

function shown(version: string): string {
  return /^[\w.-]{1,20}$/.test(version) ? version : JSON.stringify(version.slice(0, 20))
}
