import { describe, expect, test } from 'vitest'
import type { SignedContent } from '../../src/signatures/content.ts'
import { NO_TRUST, type Trust } from '../../src/signatures/trust.ts'
import { verifySignature } from '../../src/signatures/verify.ts'
import { chains, keys, signed, vector, WORKFLOW, workflow } from './vectors.ts'

const TIME = new Date('2026-11-22T09:00:00Z')

function verdict(content: SignedContent, trust: Trust, time: Date | null = TIME) {
  return verifySignature(content, { trust, time, chunks: () => [vector('model/weights')] })
}

/** The same signature over a payload of which one byte is another. */
function tampered(content: SignedContent): SignedContent {
  const { body } = content
  if (body.kind !== 'envelope') throw new Error('no envelope')
  const payload = Uint8Array.from(body.payload)
  payload[40] = (payload[40] ?? 0) ^ 1
  return { ...content, body: { ...body, payload } }
}

const BY_KEY = [
  'v0.2.0-key',
  'v0.3.1-key',
  'v0.3.1-file',
  'v1.0.0-key',
  'v1.0.0-file',
  'v1.0.1-key',
  'v1.0.1-file',
  'v1.1.0-key',
  'v1.1.0-file',
  'v1.1.1-key',
  'v1.1.1-file',
  'v1.1.1-shards',
  'v1.1.1-blake2b',
  'v1.1.1-blake3',
  'v1.1.1-ignoring',
]

describe.each(BY_KEY)('%s.sig, by a key', (name) => {
  const content = signed(`${name}.sig`)

  test('verifies by the key that made it', () => {
    expect(verdict(content, keys('other', 'release'))).toMatchObject({
      status: 'verified',
      reason: null,
      by: 'release',
    })
  })

  test('is untrusted by another key', () => {
    expect(verdict(content, keys('other'))).toMatchObject({ status: 'untrusted', by: null })
  })

  test('does not verify with one byte changed', () => {
    const { status } = verdict(tampered(content), keys('release'))
    // Without a hint to the key nobody can tell a change from another key's signature.
    expect(['invalid', 'untrusted']).toContain(status)
  })

  test('is not verified where nobody is trusted', () => {
    expect(verdict(content, NO_TRUST)).toMatchObject({ status: 'not-verified' })
  })
})

test.each(['p256', 'p521'])('the curve of %s has a hash of its own', (name) => {
  expect(verdict(signed(`v1.1.1-${name}.sig`), keys(name)).status).toBe('verified')
})

test('a signature that names its key and was changed is invalid', () => {
  const { status, reason } = verdict(tampered(signed('v1.1.1-key.sig')), keys('release'))
  expect(status).toBe('invalid')
  expect(reason).toContain('names the key release')
})

test('a signature that brings its key along and was changed is invalid, whoever is trusted', () => {
  expect(verdict(tampered(signed('v1.0.0-key.sig')), NO_TRUST).status).toBe('invalid')
})

const BY_CERTIFICATE = [
  'v0.2.0-certificate',
  'v1.0.0-certificate',
  'v1.0.1-certificate',
  'v1.1.0-certificate',
  'v1.1.1-certificate',
]

describe.each(BY_CERTIFICATE)('%s.sig, by a certificate', (name) => {
  const content = signed(`${name}.sig`)

  test('verifies by the root that its chain leads to', () => {
    const found = verdict(content, chains('root'))
    expect(found).toMatchObject({
      status: 'verified',
      by: 'root',
      signer: { identity: 'release@acme.example' },
    })
    expect(found.signer?.certificate).toMatchObject({
      subject: 'O=Acme, CN=Release',
      issuer: 'O=Acme, CN=Intermediate',
      not_before: '2024-01-01T00:00:00.000Z',
      not_after: '2054-01-01T00:00:00.000Z',
    })
  })

  test('is untrusted by a root of the same name', () => {
    const { status, reason } = verdict(content, chains('stranger'))
    expect(status).toBe('untrusted')
    expect(reason).toContain('No trusted certificate vouches')
  })

  test('does not verify with one byte changed', () => {
    expect(verdict(tampered(content), chains('root')).status).toBe('invalid')
  })

  test('is untrusted before and after its time', () => {
    expect(verdict(content, chains('root'), new Date('2023-12-31T23:59:59Z')).reason).toContain(
      'is not valid before',
    )
    expect(verdict(content, chains('root'), new Date('2054-01-02T00:00:00Z')).reason).toContain('expired')
  })

  test('is not verified where no time is given', () => {
    expect(verdict(content, chains('root'), null).status).toBe('not-verified')
  })
})

test('an intermediate certificate that is trusted by itself is enough', () => {
  expect(verdict(signed('v1.1.1-certificate.sig'), chains('intermediate'))).toMatchObject({
    status: 'verified',
    by: 'intermediate',
  })
})

test('a certificate that had expired is untrusted', () => {
  const { status, reason } = verdict(signed('v1.1.1-expired.sig'), chains('root'))
  expect([status, reason]).toEqual([
    'untrusted',
    'The certificate of "O=Acme, CN=Release" expired on 2025-01-01T00:00:00.000Z.',
  ])
})

test('a certificate that no authority issued is untrusted', () => {
  expect(verdict(signed('v1.1.1-below-leaf.sig'), chains('root')).status).toBe('untrusted')
})

test('a chain through a certificate that is no authority is none', () => {
  // "below-leaf" has the name of the signer, and its key signed it.
  expect(verdict(signed('v1.1.1-below-leaf.sig'), chains('release')).status).toBe('untrusted')
})

test('a key that is trusted is trusted in a certificate too', () => {
  expect(verdict(signed('v1.1.1-expired.sig'), keys('release'))).toMatchObject({
    status: 'verified',
    by: 'release',
  })
})

const LOGGED = ['model-v0.1', 'model-v0.2', 'model-v0.3', 'stamped', 'provenance', 'weights']

describe.each(LOGGED)('%s.sigstore.json, by an identity', (name) => {
  const content = signed(`sigstore/${name}.sigstore.json`)

  test('verifies by identity and issuer, at the time that the log vouches for', () => {
    const found = verdict(content, workflow(), null)
    expect(found).toMatchObject({
      status: 'verified',
      by: WORKFLOW.identity,
      transparency_log: [{ log: 'https://rekor.acme.example', verified: true }],
      signer: {
        ...WORKFLOW,
        workflow: {
          source_repository: 'https://github.com/acme/models',
          source_ref: 'refs/heads/main',
          source_digest: '1'.repeat(40),
          build_signer: WORKFLOW.identity,
          trigger: 'push',
          runner: 'github-hosted',
        },
      },
    })
    const { certificate } = found.signer ?? {}
    for (const time of found.signed_at) {
      expect(time >= (certificate?.not_before ?? '') && time <= (certificate?.not_after ?? '')).toBe(true)
    }
    expect(found.signed_at.length).toBeGreaterThan(0)
  })

  test('is untrusted for another identity or issuer', () => {
    expect(verdict(content, workflow(`${WORKFLOW.identity}2`)).status).toBe('untrusted')
    expect(verdict(content, workflow(WORKFLOW.identity, 'https://accounts.example')).status).toBe('untrusted')
  })

  test('is untrusted by the public instance, which does not know its log', () => {
    expect(verdict(content, { ...workflow(), trustedRoot: null }).status).toBe('untrusted')
  })
})

test('a ref may be left open', () => {
  const content = signed('sigstore/model-v0.3.sigstore.json')
  expect(verdict(content, workflow(WORKFLOW.identity.replace('main', '*'))).status).toBe('verified')
  expect(verdict(content, workflow('https://github.com/*')).status).toBe('untrusted')
})

test.each([
  ['late', 'untrusted', "The signer's certificate was not valid when the signature was made."],
  ['elsewhere', 'untrusted', /^The trusted root does not know the log [0-9a-f]{64}\.$/],
  ['unlogged', 'untrusted', 'It is in no transparency log, and the trusted root asks for one.'],
])('%s.sigstore.json is %s', (name, status, reason) => {
  const found = verdict(signed(`sigstore/${name}.sigstore.json`), workflow())
  expect(found.status).toBe(status)
  expect(found.reason).toMatch(reason)
})

test('an envelope that was changed below its log entry is invalid', () => {
  const content = tampered(signed('sigstore/model-v0.3.sigstore.json'))
  const bundle = structuredClone(content.logged)
  const { body } = content
  if (bundle === null || body.kind !== 'envelope') throw new Error('no bundle')
  const changed = {
    ...bundle,
    dsseEnvelope: { ...Object(bundle.dsseEnvelope), payload: Buffer.from(body.payload).toString('base64') },
  }
  expect(verdict({ ...content, logged: changed }, workflow())).toMatchObject({ status: 'invalid' })
})

test('a file that was changed below its signature is invalid', () => {
  const content = signed('sigstore/weights.sigstore.json')
  const options = { trust: workflow(), time: null, chunks: () => [Buffer.from('other weights\n')] }
  expect(verifySignature(content, options).status).toBe('invalid')
  expect(verifySignature(content, { ...options, chunks: null }).status).toBe('not-verified')
})
