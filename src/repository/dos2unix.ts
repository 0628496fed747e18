import type { Hash } from 'node:crypto'

const CR = 13
const LF = 10

/** DVC 2.x reads files in blocks of this size, and leaves a CRLF that two blocks share as it is. */
const BLOCK_BYTES = 1024 * 1024

/** DVC decides by the file's first bytes whether it is text. */
const SAMPLE_BYTES = 512
const NON_TEXT_SHARE = 0.3

/**
 * The hash that DVC 2.x calls `md5` (`md5-dos2unix` in DVC 3): CRLF counts as LF in files that look like text.
 * Follows dvc-data's `HashStreamFile` and `istextblock`, block borders included, since a recorded digest has to
 * come out the same.
 */
export class Dos2UnixHash {
  readonly #hash: Hash
  #sample = Buffer.alloc(0)
  #isText: boolean | null = null
  #offset = 0
  #heldCr = false

  constructor(hash: Hash) {
    this.#hash = hash
  }

  update(chunk: Buffer): void {
    if (this.#isText !== null) {
      this.#add(chunk)
      return
    }
    this.#sample = Buffer.concat([this.#sample, chunk])
    if (this.#sample.length >= SAMPLE_BYTES) this.#decide()
  }

  digest(): string {
    if (this.#isText === null) this.#decide()
    if (this.#heldCr) this.#hash.update('\r')
    return this.#hash.digest('hex')
  }

  #decide(): void {
    const sample = this.#sample
    this.#isText = looksLikeText(sample.subarray(0, SAMPLE_BYTES))
    this.#sample = Buffer.alloc(0)
    this.#add(sample)
  }

  #add(chunk: Buffer): void {
    if (!this.#isText) {
      this.#hash.update(chunk)
      return
    }
    let start = 0
    if (this.#heldCr && chunk.length > 0) {
      if (chunk[0] !== LF) this.#hash.update('\r')
      this.#heldCr = false
    }
    for (let at = chunk.indexOf(CR); at !== -1; at = chunk.indexOf(CR, at + 1)) {
      const endsBlock = (this.#offset + at + 1) % BLOCK_BYTES === 0
      if (endsBlock) continue
      const endsChunk = at + 1 === chunk.length
      if (endsChunk) this.#heldCr = true
      else if (chunk[at + 1] !== LF) continue
      this.#hash.update(chunk.subarray(start, at))
      start = at + 1
    }
    this.#hash.update(chunk.subarray(start))
    this.#offset += chunk.length
  }
}

function looksLikeText(sample: Buffer): boolean {
  if (sample.length === 0) return true
  let nonText = 0
  for (const byte of sample) {
    if (byte === 0) return false
    if (!isTextByte(byte)) nonText += 1
  }
  return nonText / sample.length <= NON_TEXT_SHARE
}

/** Printable ASCII, and backspace, tab, line feed, form feed, carriage return. */
function isTextByte(byte: number): boolean {
  return (byte >= 32 && byte < 127) || (byte >= 8 && byte <= 13 && byte !== 11)
}
