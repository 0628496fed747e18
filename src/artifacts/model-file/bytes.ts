/** Do the bytes at `offset` equal `magic`, given as text of Latin-1 characters? */
export function hasBytes(bytes: Uint8Array, offset: number, magic: string): boolean {
  if (bytes.length < offset + magic.length) return false
  for (let index = 0; index < magic.length; index++) {
    if (bytes[offset + index] !== magic.charCodeAt(index)) return false
  }
  return true
}

/** The bytes as Latin-1 text: one character for each byte, whatever they are. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end)
}

/** Little-endian unsigned 64-bit number; infinite where the bytes end before it or it is too large to be exact. */
export function uint64(bytes: Uint8Array, offset: number): number {
  if (bytes.length < offset + 8) return Number.POSITIVE_INFINITY
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const high = view.getUint32(offset + 4, true)
  if (high > 0x1fffff) return Number.POSITIVE_INFINITY
  return high * 2 ** 32 + view.getUint32(offset, true)
}
