import { createHmac, createPrivateKey, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ALGORITHM_NAMES, type Algorithm } from '../../src/packs/keys.ts'
import { readClaims, SIGNATURES, type Signer, signFiles, verifyFiles } from '../../src/packs/signatures.ts'
import type { PackFiles } from '../../src/packs/source.ts'
import { keysOf, pairFor } from './keys.ts'

const FILES: PackFiles = new Map(
  Object.entries({
    '.manifest': '{"revision": "1"}',
    'a.rego': 'package a',
    'b.rego': 'package b',
    'policy.wasm': '\0asm',
  }).map(([path, text]) => [path, new TextEncoder().encode(text)]),
)
const PAIR = pairFor('ES256')
const SIGNER: Signer = { key: keysOf(PAIR).verification, algorithm: 'ES256', keyId: 'acme', scope: null }

function signed(files: PackFiles = FILES, more: Partial<Signer> = {}): Map<string, Uint8Array> {
  const signer = { ...SIGNER, key: keysOf(PAIR).signing, ...more }
  return new Map([...files, [SIGNATURES, signFiles(files, signer)]])
}

function changed(change: (files: Map<string, Uint8Array>) => void): PackFiles {
  const files = signed()
  change(files)
  return files
}

interface Parts {
  header: Record<string, unknown>
  payload: Record<string, unknown>
}

/** The same bundle with another token. Without a key the old signature stays below it. */
function withToken(edit: (parts: Parts) => void, resign?: (content: string) => Uint8Array): PackFiles {
  const files = signed()
  const [token = ''] = JSON.parse(Buffer.from(files.get(SIGNATURES) ?? '').toString()).signatures
  const [header = '', payload = '', signature = ''] = token.split('.')
  const json = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString())
  const parts: Parts = { header: json(header), payload: json(payload) }
  edit(parts)
  const content = [parts.header, parts.payload]
    .map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'))
    .join('.')
  const made = resign ? Buffer.from(resign(content)).toString('base64url') : signature
  files.set(SIGNATURES, Buffer.from(JSON.stringify({ signatures: [`${content}.${made}`] })))
  return files
}

function resigned(content: string): Uint8Array {
  return sign('sha256', Buffer.from(content), {
    key: createPrivateKey(PAIR.private),
    dsaEncoding: 'ieee-p1363',
  })
}

describe('what is signed', () => {
  test.each(ALGORITHM_NAMES)('with %s is verified', (algorithm) => {
    const { signing, verification } = keysOf(pairFor(algorithm))
    const files = signed(FILES, { key: signing, algorithm })
    expect(() => verifyFiles(files, { ...SIGNER, key: verification, algorithm })).not.toThrow()
  })

  test.each<Algorithm>(['RS256', 'EdDSA', 'HS256'])('with %s has the same bytes again', (algorithm) => {
    const { signing } = keysOf(pairFor(algorithm))
    expect(signed(FILES, { key: signing, algorithm })).toEqual(signed(FILES, { key: signing, algorithm }))
  })

  test('says who and what for, which holds nothing until it is verified', () => {
    expect(readClaims(signed(FILES, { scope: 'gate' }))).toEqual({
      algorithm: 'ES256',
      keyId: 'acme',
      scope: 'gate',
    })
    expect(readClaims(FILES)).toBeNull()
  })

  test('may have white space moved in its manifest, as OPA has it', () => {
    const files = changed((each) => each.set('.manifest', Buffer.from('{"revision":"1"}')))
    expect(() => verifyFiles(files, SIGNER)).not.toThrow()
  })
})

describe('tampered with:', () => {
  test.each<[string, (files: Map<string, Uint8Array>) => void, string]>([
    [
      'a byte of a source',
      (files) => files.set('a.rego', Buffer.from('package A')),
      'The file a.rego is not the one',
    ],
    [
      'a byte of the code',
      (files) => files.set('policy.wasm', Buffer.from('\0asn')),
      'The file policy.wasm is not the one',
    ],
    [
      'a value of the manifest',
      (files) => files.set('.manifest', Buffer.from('{"revision": "2"}')),
      'The file .manifest',
    ],
    [
      'a file more',
      (files) => files.set('c.rego', Buffer.from('package c')),
      'does not cover the file c.rego',
    ],
    [
      'a file more that OPA passes over',
      (files) => files.set('x.txt', Buffer.from('')),
      'does not cover the file x.txt',
    ],
    ['a file less', (files) => files.delete('b.rego'), 'The file b.rego was signed, and is not there'],
    ['no signature any more', (files) => files.delete(SIGNATURES), 'It is not signed'],
    [
      'two files swapped',
      (files) => {
        const [a, b] = [files.get('a.rego') ?? new Uint8Array(), files.get('b.rego') ?? new Uint8Array()]
        files.set('a.rego', b).set('b.rego', a)
      },
      'The file a.rego is not the one',
    ],
  ])('%s', (_, change, message) => {
    expect(() => verifyFiles(changed(change), SIGNER)).toThrow(message)
  })

  test('each bit of the token', () => {
    const token: string = JSON.parse(Buffer.from(signed().get(SIGNATURES) ?? '').toString()).signatures[0]
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A'
      const forged = JSON.stringify({ signatures: [token.slice(0, at) + other + token.slice(at + 1)] })
      expect(
        () =>
          verifyFiles(
            changed((files) => files.set(SIGNATURES, Buffer.from(forged))),
            SIGNER,
          ),
        `${at}`,
      ).toThrow()
    }
  })
})

describe('a forged signature:', () => {
  test('of another key', () => {
    const files = signed(FILES, { key: keysOf(pairFor('ES256')).signing })
    expect(() => verifyFiles(files, SIGNER)).toThrow('Its signature is not of the key that is expected')
  })

  test('of another key under the right id', () => {
    const { signing } = keysOf(pairFor('EdDSA'))
    const files = signed(FILES, { key: signing, algorithm: 'EdDSA' })
    expect(() => verifyFiles(files, SIGNER)).toThrow('of algorithm "EdDSA", not ES256')
  })

  test('of the right key under another id', () => {
    expect(() => verifyFiles(signed(FILES, { keyId: 'other' }), SIGNER)).toThrow(
      'signed by the key "other", not by the key "acme"',
    )
    expect(() => verifyFiles(signed(FILES, { keyId: null }), SIGNER)).toThrow('signed by a key without an id')
  })

  test('for another scope', () => {
    expect(() => verifyFiles(signed(FILES, { scope: 'test' }), SIGNER)).toThrow(
      'for the scope "test", not for no scope',
    )
    expect(() => verifyFiles(signed(), { ...SIGNER, scope: 'gate' })).toThrow(
      'for no scope, not for the scope "gate"',
    )
  })

  test('of algorithm none', () => {
    for (const alg of ['none', 'None', 'NONE', '', undefined]) {
      const files = withToken(
        ({ header }) => (header.alg = alg),
        () => new Uint8Array(),
      )
      expect(() => verifyFiles(files, SIGNER)).toThrow('not ES256')
    }
  })

  test('an HMAC whose secret is the public key (RFC 8725 2.1)', () => {
    const { public: pem, private: key } = pairFor('RS256')
    const files = withToken(
      ({ header }) => (header.alg = 'HS256'),
      (content) => createHmac('sha256', pem).update(content).digest(),
    )
    const signer: Signer = {
      key: keysOf({ public: pem, private: key }).verification,
      algorithm: 'RS256',
      keyId: 'acme',
      scope: null,
    }
    expect(() => verifyFiles(files, signer)).toThrow('not RS256')
    // Not even where HS256 is asked for: the key is not for it.
    expect(() => verifyFiles(files, { ...signer, algorithm: 'HS256' })).toThrow('and not for HS256')
  })

  test('below a header that was changed', () => {
    expect(() =>
      verifyFiles(
        withToken(({ header }) => (header.kid = 'x')),
        SIGNER,
      ),
    ).toThrow('not of the key that is expected')
  })

  test('below hashes that were changed', () => {
    const files = withToken(({ payload }) => (payload.files = []))
    expect(() => verifyFiles(files, SIGNER)).toThrow('not of the key that is expected')
  })

  test('in DER, where JSON Web Signatures want two numbers', () => {
    const files = withToken(
      () => undefined,
      (content) => sign('sha256', Buffer.from(content), PAIR.private),
    )
    expect(() => verifyFiles(files, SIGNER)).toThrow('not of the key that is expected')
  })
})

describe('a signature of the right key that is too little:', () => {
  const filesOf = (payload: Parts['payload']) => (Array.isArray(payload.files) ? payload.files : [])

  test('it covers fewer files', () => {
    const files = withToken(({ payload }) => (payload.files = filesOf(payload).slice(1)), resigned)
    expect(() => verifyFiles(files, SIGNER)).toThrow('does not cover the file .manifest')
  })

  test('it covers none', () => {
    const files = withToken(({ payload }) => (payload.files = []), resigned)
    expect(() => verifyFiles(files, SIGNER)).toThrow('does not cover the file')
  })

  test('it covers a file twice', () => {
    const files = withToken(
      ({ payload }) => (payload.files = [...filesOf(payload), filesOf(payload)[0]]),
      resigned,
    )
    expect(() => verifyFiles(files, SIGNER)).toThrow('it lists a file twice')
  })

  test('its hashes are weak', () => {
    const files = withToken(({ payload }) => {
      payload.files = filesOf(payload).map((file) => ({ ...file, algorithm: 'MD5' }))
    }, resigned)
    expect(() => verifyFiles(files, SIGNER)).toThrow('with the hash "MD5"')
  })

  test('it asks for an extension', () => {
    const files = withToken(({ header }) => (header.crit = ['b64']), resigned)
    expect(() => verifyFiles(files, SIGNER)).toThrow('asks for an extension')
  })
})

test.each([
  ['no JSON', 'x', 'it is no JSON'],
  ['no list', '{}', 'it lists no signatures'],
  ['no signature', '{"signatures": []}', 'not exactly one'],
  ['two signatures', '{"signatures": ["a.b.c", "a.b.c"]}', 'not exactly one'],
  ['no token', '{"signatures": ["a.b"]}', 'no JSON Web Token'],
  ['a token of five parts', '{"signatures": ["a.b.c.d.e"]}', 'no JSON Web Token'],
  ['no base64url', '{"signatures": ["e30=.e30.e30"]}', 'not base64url'],
  ['another plugin', '{"signatures": ["e30.e30.e30"], "plugin": "hsm"}', 'a plugin'],
  ['no files', '{"signatures": ["e30.e30.e30"]}', 'lists no files'],
])('a signature file with %s is refused', (_, text, message) => {
  const files = changed((each) => each.set(SIGNATURES, Buffer.from(text)))
  expect(() => verifyFiles(files, SIGNER)).toThrow(message)
})
