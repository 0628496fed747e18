import type { KeyObject } from 'node:crypto'
import type { Envelope } from './content.ts'
import { isSignatureOf } from './keys.ts'

/** What a signature of an envelope is over: "PAE" of DSSE v1 (secure-systems-lab/dsse, protocol.md). */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType)
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ])
}

/** Has the key signed the envelope? One of its signatures is enough. */
export function isEnvelopeOf(key: KeyObject, { payloadType, payload, signatures }: Envelope): boolean {
  const content = preAuthEncoding(payloadType, payload)
  return signatures.some(({ bytes }) => isSignatureOf(key, content, bytes))
}

/**
 * As `isEnvelopeOf`, for model_signing 0.2: it wrote "DSSEV1", took the payload as Python prints bytes, and hashed with
 * SHA-256 whatever the curve of a certificate's key.
 */
export function isEarlyEnvelopeOf(key: KeyObject, { payloadType, payload, signatures }: Envelope): boolean {
  const content = Buffer.from(
    `DSSEV1 ${payloadType.length} ${payloadType} ${payload.length} ${pythonBytes(payload)}`,
  )
  return signatures.some(
    ({ bytes }) => isSignatureOf(key, content, bytes) || isSignatureOf(key, content, bytes, 'sha256'),
  )
}

/** `repr(bytes)` */
function pythonBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'"
  let text = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    if (character === quote || character === '\\') text += `\\${character}`
    else if (byte === 0x09) text += '\\t'
    else if (byte === 0x0a) text += '\\n'
    else if (byte === 0x0d) text += '\\r'
    else if (byte < 0x20 || byte >= 0x7f) text += `\\x${byte.toString(16).padStart(2, '0')}`
    else text += character
  }
  return `b${quote}${text}${quote}`
}
