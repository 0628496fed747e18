import { parseJson, parseJsonLines } from '../../documents/json.ts'
import type { Pointer } from '../../documents/place.ts'
import { decodeText } from '../../documents/text.ts'
import type { Signature, SignatureFormat, Unread } from '../../facts/types.ts'
import { MalformedSignature, readContent, type SignedContent } from '../../signatures/content.ts'
import { IN_TOTO_PAYLOAD, parseStatement, readStatement, type Statement } from '../../signatures/statement.ts'
import { peekJson } from '../peek.ts'
import type { ArtifactRecord, Locate, Reading, Source } from '../reader.ts'
import { blankSignature } from './blank.ts'
import { type DetachedFormat, detachedSignature } from './detached.ts'
import { messageFacts, statementFacts } from './facts.ts'

/** Attestations of one file of JSON Lines. */
const LINE_LIMIT = 1_000

export function readSignatures(source: Source): Reading {
  const format = formatOf(source.format)
  switch (format) {
    case 'sigstore-bundle':
    case 'dsse':
    case 'in-toto-statement':
      return readJson(source, format)
    default:
      return detachedSignature(source, format)
  }
}

type JsonFormat = Exclude<SignatureFormat, DetachedFormat>

const FORMATS: readonly SignatureFormat[] = [
  'sigstore-bundle',
  'dsse',
  'in-toto-statement',
  'cosign-bundle',
  'openpgp',
  'ssh',
  'minisign',
]

function formatOf(name: string): SignatureFormat {
  return FORMATS.find((format) => format === name) ?? 'detached-signature'
}

function readJson(source: Source, format: JsonFormat): Reading {
  const { text, problems } = decodeText(source.bytes)
  const isLines = peekJson(source.bytes)?.shape === 'lines'
  const document = isLines ? parseJsonLines(text) : parseJson(text)
  const unread = [...problems, ...document.problems].map(({ reason, message, offset, fatal }): Unread => {
    const { line, column } = document.lines.position(offset)
    return {
      path: source.path,
      kind: 'signature',
      reason,
      extent: fatal ? 'file' : 'part',
      message,
      line,
      column,
    }
  })
  const tell = (pointer: Pointer, reason: Unread['reason'], message: string) => {
    const { line, column } = document.span(pointer)
    unread.push({ path: source.path, kind: 'signature', reason, extent: 'part', message, line, column })
  }
  const locate = (pointer: Pointer) => document.span(pointer)
  const records: ArtifactRecord[] = []
  if (document.value === undefined) {
    const reason = unread[0]?.message ?? 'It is no JSON.'
    return { records: [malformed(source, format, reason, async () => START)], unread }
  }
  const values: readonly unknown[] =
    isLines && Array.isArray(document.value) ? document.value : [document.value]
  for (const [index, value] of values.slice(0, LINE_LIMIT).entries()) {
    const at = isLines ? [String(index)] : []
    const place: Locate = async (pointer) => locate([...at, ...pointer])
    try {
      records.push(
        ...recordsOf(source, format, value, {
          place,
          tell: (pointer, ...said) => tell([...at, ...pointer], ...said),
        }),
      )
    } catch (error) {
      if (!(error instanceof MalformedSignature)) throw error
      tell([...at, ...error.pointer], 'malformed', error.message)
      records.push(malformed(source, format, error.message, async () => locate([...at, ...error.pointer])))
    }
  }
  if (values.length > LINE_LIMIT) {
    tell(
      [String(LINE_LIMIT)],
      'limit',
      `The file has ${values.length} lines; those after the first ${LINE_LIMIT} are left out.`,
    )
  }
  return { records, unread }
}

const START = { line: 1, column: 1, end_line: 1, end_column: 1 }

interface Context {
  readonly place: Locate
  tell(pointer: Pointer, reason: Unread['reason'], message: string): void
}

/** @throws {MalformedSignature} with a pointer into the value */
function recordsOf(
  source: Source,
  format: JsonFormat,
  value: unknown,
  { place, tell }: Context,
): ArtifactRecord[] {
  if (format === 'in-toto-statement') {
    const facts = statementFacts(readStatement(value), source)
    const reason = 'It is a statement that nobody signed.'
    const signature: Signature = {
      ...blankSignature(source.path, format),
      ...facts.signature,
      status: 'unsigned',
      reason,
    }
    for (const { pointer, message } of facts.outside) tell(pointer, 'outside-tree', message)
    return [
      { into: 'signatures', value: signature, signed: null, locate: place },
      ...facts.checksums.map(
        ({ value, pointer }): ArtifactRecord => ({
          into: 'checksums',
          value,
          locate: async () => place(pointer),
        }),
      ),
    ]
  }
  const signed = readContent(value)
  const payload = format === 'dsse' ? ['payload'] : ['dsseEnvelope', 'payload']
  const statement = statementOf(signed, payload)
  const facts =
    statement === null
      ? messageFacts(signed, source)
      : within(payload, () => statementFacts(statement, source))
  for (const { message } of facts.outside) tell(payload, 'outside-tree', message)
  const locate: Locate = ([field = '']) =>
    place(
      OF_PAYLOAD.has(field) && statement !== null
        ? payload
        : OF_MATERIAL.has(field)
          ? ['verificationMaterial']
          : [],
    )
  return [
    {
      into: 'signatures',
      value: {
        ...blankSignature(source.path, format),
        ...facts.signature,
        ...(format === 'sigstore-bundle' && { version: signed.version }),
      },
      signed,
      locate,
    },
    ...facts.checksums.map(
      ({ value }): ArtifactRecord => ({
        into: 'checksums',
        value,
        locate: async () => place(statement === null ? ['messageSignature', 'messageDigest'] : payload),
      }),
    ),
  ]
}

/** What stands in the payload, which is base64 and has one place for all. */
const OF_PAYLOAD: ReadonlySet<string> = new Set(['predicate_type', 'subjects', 'model', 'provenance'])
const OF_MATERIAL: ReadonlySet<string> = new Set(['signer', 'signed_at', 'transparency_log'])

/** The in-toto statement of an envelope; null for another payload. */
function statementOf({ body }: SignedContent, at: Pointer): Statement | null {
  if (body.kind !== 'envelope' || body.payloadType !== IN_TOTO_PAYLOAD) return null
  return within(at, () => parseStatement(body.payload))
}

/** What is wrong within the payload stands where the payload does. */
function within<T>(at: Pointer, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof MalformedSignature)) throw error
    throw new MalformedSignature(error.message, at)
  }
}

function malformed(source: Source, format: SignatureFormat, reason: string, locate: Locate): ArtifactRecord {
  const value: Signature = {
    ...blankSignature(source.path, format),
    status: 'malformed',
    reason,
    complete: false,
  }
  return { into: 'signatures', value, signed: null, locate }
}
