import type { Readable } from 'node:stream'
import { arrayBuffer } from 'node:stream/consumers'

/** All bytes of a stream. */
export async function readInput(stream: Readable): Promise<Uint8Array> {
  return new Uint8Array(await arrayBuffer(stream))
}
