import { createHash, createVerify, type KeyObject, timingSafeEqual } from 'node:crypto'
import { isSignatureOf, paddingsOf, signatureHash } from './keys.ts'

/** The content that a detached signature is over, as often as it is asked for. */
export type Chunks = () => Iterable<Uint8Array>

/** Ed25519 reads its content twice, so that all of it has to be in memory. */
const WHOLE_LIMIT = 512 * 1024 * 1024

/** Is it the key's signature over the content? Never throws on what a bundle holds. */
export function isContentOf(key: KeyObject, chunks: Chunks, signature: Uint8Array): boolean {
  const usual = signatureHash(key)
  if (usual === null) return false
  if (usual.hash === null) {
    const content = wholeOf(chunks)
    return content !== null && isSignatureOf(key, content, signature)
  }
  const { hash } = usual
  return paddingsOf(key).some((padding) => {
    const verification = createVerify(hash)
    for (const chunk of chunks()) verification.update(chunk)
    try {
      return verification.verify({ key, ...padding }, signature)
    } catch {
      return false
    }
  })
}

function wholeOf(chunks: Chunks): Uint8Array | null {
  const all: Uint8Array[] = []
  let length = 0
  for (const chunk of chunks()) {
    length += chunk.length
    if (length > WHOLE_LIMIT) return null
    all.push(chunk)
  }
  return Buffer.concat(all)
}

/** Has the content this digest? `algorithm` is Node's name of it. */
export function hasDigest(chunks: Chunks, algorithm: string, digest: Uint8Array): boolean {
  const hash = createHash(algorithm)
  for (const chunk of chunks()) hash.update(chunk)
  const actual = hash.digest()
  return actual.length === digest.length && timingSafeEqual(actual, digest)
}
