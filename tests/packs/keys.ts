import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto'
import { type Algorithm, type Key, signingKey, verificationKey } from '../../src/packs/keys.ts'

export interface Pair {
  /** PEM; the secret itself for HS256. */
  readonly private: string
  readonly public: string
}

const SECRET = 'a secret of no less than thirty-two bytes'

/** A key pair of the kind that an algorithm needs, made anew. */
export function pairFor(algorithm: Algorithm): Pair {
  switch (algorithm) {
    case 'ES256':
      return pems(generateKeyPairSync('ec', { namedCurve: 'P-256' }))
    case 'ES384':
      return pems(generateKeyPairSync('ec', { namedCurve: 'P-384' }))
    case 'ES512':
      return pems(generateKeyPairSync('ec', { namedCurve: 'P-521' }))
    case 'EdDSA':
      return pems(generateKeyPairSync('ed25519'))
    case 'HS256':
    case 'HS384':
    case 'HS512':
      return { private: SECRET, public: SECRET }
    default:
      return pems(generateKeyPairSync('rsa', { modulusLength: 2048 }))
  }
}

function pems({ privateKey, publicKey }: KeyPairKeyObjectResult): Pair {
  return {
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** The two halves, parsed. */
export function keysOf(pair: Pair): { signing: Key; verification: Key } {
  return { signing: signingKey(pair.private, 'key'), verification: verificationKey(pair.public, 'key') }
}
