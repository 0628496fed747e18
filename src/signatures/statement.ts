import { isMapping, listOf, member, textOf } from '../artifacts/data.ts'
import type { Pointer } from '../documents/place.ts'
import { MalformedSignature } from './content.ts'

export const IN_TOTO_PAYLOAD = 'application/vnd.in-toto+json'

/** in-toto Statement (in-toto/attestation, spec/v1/statement.md; v0.1 has the same fields). */
export interface Statement {
  /** "1", "0.1" */
  readonly version: string
  readonly predicateType: string
  readonly predicate: unknown
  /** One entry per digest. */
  readonly subjects: readonly StatementSubject[]
}

export interface StatementSubject {
  readonly name: string
  readonly algorithm: string
  /** Lowercase hex. */
  readonly digest: string
  /** Of the digest, within the statement. */
  readonly pointer: Pointer
}

const STATEMENT_TYPE = /^https:\/\/in-toto\.io\/Statement\/v(\d+(?:\.\d+)*)$/

/** The statement that a payload is. @throws {MalformedSignature} */
export function parseStatement(payload: Uint8Array): Statement {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch {
    throw new MalformedSignature('What is signed is no JSON, and an in-toto statement has to be.', [])
  }
  return readStatement(value)
}

/** @throws {MalformedSignature} */
export function readStatement(value: unknown): Statement {
  const version = STATEMENT_TYPE.exec(textOf(member(value, '_type')) ?? '')?.[1]
  if (version === undefined)
    throw new MalformedSignature('The statement does not say its "_type".', ['_type'])
  const predicateType = textOf(member(value, 'predicateType'))
  if (predicateType === null) throw new MalformedSignature('The statement has no "predicateType".', [])
  const subjects: StatementSubject[] = []
  for (const [index, subject] of listOf(member(value, 'subject')).entries()) {
    const digests = member(subject, 'digest')
    if (!isMapping(digests)) continue
    const name = textOf(member(subject, 'name')) ?? textOf(member(subject, 'uri')) ?? ''
    for (const [algorithm, digest] of Object.entries(digests)) {
      if (typeof digest !== 'string') continue
      const pointer = ['subject', String(index), 'digest', algorithm]
      subjects.push({ name, algorithm, digest: digest.toLowerCase(), pointer })
    }
  }
  if (subjects.length === 0)
    throw new MalformedSignature('The statement has no subject with a digest.', ['subject'])
  return { version, predicateType, predicate: member(value, 'predicate'), subjects }
}
