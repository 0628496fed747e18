import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ALGORITHM_NAMES, fingerprint, publicPem, signingKey, verificationKey } from '../../src/packs/keys.ts'
import { keysOf, pairFor } from './keys.ts'

describe('a key', () => {
  test.each(ALGORITHM_NAMES)('for %s is used for its kind of algorithm alone', (algorithm) => {
    const { signing, verification } = keysOf(pairFor(algorithm))
    expect(signing.algorithms).toContain(algorithm)
    expect(verification.algorithms).toEqual(signing.algorithms)
    const kinds = new Set(signing.algorithms.map((name) => name.slice(0, 1)))
    expect([...kinds]).toEqual(
      algorithm.startsWith('RS') || algorithm.startsWith('PS') ? ['R', 'P'] : [algorithm[0]],
    )
  })

  test('has the fingerprint of its public half', () => {
    const { signing, verification } = keysOf(pairFor('ES256'))
    expect(fingerprint(signing)).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(fingerprint(verification)).toBe(fingerprint(signing))
    expect(publicPem(signing)).toBe(publicPem(verification))
  })

  test('that is a secret has neither a public half nor a fingerprint', () => {
    const { signing } = keysOf(pairFor('HS256'))
    expect([publicPem(signing), fingerprint(signing)]).toEqual([null, null])
  })

  test('that is private is not taken for verification: it would spread', () => {
    expect(() => verificationKey(pairFor('ES256').private, 'acme.key')).toThrow(
      'acme.key holds a private key',
    )
  })

  test('that is public does not sign', () => {
    expect(() => signingKey(pairFor('ES256').public, 'acme.pub')).toThrow('acme.pub holds no private key')
  })

  test('that is weak is refused', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(() => verificationKey(pem, 'acme.pub')).toThrow('less than 2048 bits')
    expect(() => signingKey('short', 'acme.key')).toThrow('at least 32 bytes')
  })

  test('of a kind that signs no bundles is refused', () => {
    const { publicKey } = generateKeyPairSync('x25519')
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(() => verificationKey(pem, 'acme.pub')).toThrow('of a kind that signs no bundles')
  })

  test('that is cut is told, and is never taken for a secret', () => {
    const cut = pairFor('RS256').public.slice(0, 200)
    expect(() => verificationKey(cut, 'acme.pub')).toThrow('acme.pub holds no key that can be read')
  })
})
