import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MalformedSignature, readContent } from '../../src/signatures/content.ts'
import { isModelStatement, readModel } from '../../src/signatures/model-signing.ts'
import { parseStatement, readStatement } from '../../src/signatures/statement.ts'
import { NO_TRUST } from '../../src/signatures/trust.ts'
import { verifySignature } from '../../src/signatures/verify.ts'
import { chains, json, keys, vector, workflow } from './vectors.ts'

const NAMES = [
  'v0.2.0-certificate.sig',
  'v1.0.0-key.sig',
  'v1.1.1-certificate.sig',
  'v1.1.1-shards.sig',
  'sigstore/model-v0.1.sigstore.json',
  'sigstore/stamped.sigstore.json',
  'sigstore/weights.sigstore.json',
]
const TRUST = { ...workflow(), keys: keys('release').keys, chains: chains('root').chains }

/** Every way to a value within a document. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item))
  return { ...Object(value), [key]: replaced(Object(value)[key], rest, by) }
}

/** Real bundles in which some values are others, or have some characters changed. */
const mutated = fc.constantFrom(...NAMES).chain((name) => {
  const bundle = json(name)
  const paths = pathsOf(bundle)
  const other = fc.oneof(
    fc.constantFrom(null, '', 'AAAA', -1, 1e300, [], {}, [null], 'x'.repeat(300)),
    fc.base64String({ minLength: 4, maxLength: 400 }),
    fc.nat(),
  )
  const change = fc.tuple(
    fc.constantFrom(...paths),
    other,
    fc.nat(),
    fc.base64String({ minLength: 4, maxLength: 4 }),
  )
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((document, [path, value, at, letters]) => {
      const there = path.reduce<unknown>((node, key) => Object(node)[key], document)
      const cut = typeof there === 'string' && there.length > 8 && at % 2 === 0
      const start = cut ? at % there.length : 0
      return replaced(
        document,
        path,
        cut ? `${there.slice(0, start)}${letters}${there.slice(start + 4)}` : value,
      )
    }, bundle),
  )
})

function verified(value: unknown): boolean {
  try {
    const content = readContent(value)
    const { body } = content
    const outcome = verifySignature(content, {
      trust: TRUST,
      time: new Date('2026-11-22T09:00:00Z'),
      chunks: () => [vector('model/weights')],
    })
    if (outcome.status !== 'verified') expect(outcome.reason).toMatch(/\.$/)
    verifySignature(content, { trust: NO_TRUST, time: null, chunks: null })
    if (body.kind === 'envelope') {
      const statement = parseStatement(body.payload)
      if (isModelStatement(statement)) readModel(statement)
    }
    return outcome.status === 'verified'
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedSignature)
    return false
  }
}

/** What of a bundle is signed or proved: the rest may be another without making it false. */
function essence(value: unknown): unknown {
  const { dsseEnvelope, messageSignature } = Object(value)
  return {
    payload: dsseEnvelope?.payload,
    type: dsseEnvelope?.payloadType,
    digest: undefined,
    message: messageSignature?.signature,
  }
}

test('a mutated bundle never throws, and never verifies with another content', () => {
  const originals = NAMES.map((name) => JSON.stringify(essence(json(name))))
  fc.assert(
    fc.property(mutated, (value) => {
      if (!verified(value)) return
      const { payload, ...others } = Object(essence(value))
      const canonical =
        payload === undefined ? undefined : Buffer.from(String(payload), 'base64').toString('base64')
      expect(originals).toContain(JSON.stringify({ payload: canonical, ...others }))
    }),
    { numRuns: 400 },
  )
}, 60_000)

test('any JSON is read or refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const read of [readContent, readStatement]) {
        try {
          read(value)
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedSignature)
        }
      }
    }),
  )
})
