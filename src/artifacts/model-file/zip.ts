import { latin1 } from './bytes.ts'
import type { Identity } from './identify.ts'
import { npyHoldsObjects } from './numpy.ts'

const LOCAL_HEADER = 'PK\x03\x04'
const HEADER_LENGTH = 30

/** Names in the local headers that the head shows, in their order. The central directory is at the other end of the file. */
function entryNames(head: Uint8Array): string[] {
  const text = latin1(head)
  const names: string[] = []
  for (let at = text.indexOf(LOCAL_HEADER); at >= 0; at = text.indexOf(LOCAL_HEADER, at + 4)) {
    const length = text.charCodeAt(at + 26) + text.charCodeAt(at + 27) * 256
    const name = text.slice(at + HEADER_LENGTH, at + HEADER_LENGTH + length)
    if (name.length === length && length > 0) names.push(name)
  }
  return names
}

/** Which model format a ZIP archive is, by the entries that it begins with; null if by none of them. */
export function identifyZip(head: Uint8Array, whole: boolean): Identity | null {
  const names = entryNames(head)
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^[^/]+\/(?:code\/|constants\.pkl$)/i)) return { format: 'torchscript', serialization: 'pickle' }
  if (has(/^[^/]+\/data\.pkl$/i)) return { format: 'torch-zip', serialization: 'pickle' }
  if (names[0]?.startsWith('archive/')) return { format: 'torch-zip', serialization: 'pickle' }
  if (has(/^model\.weights\.h5$/) || (has(/^config\.json$/) && has(/^metadata\.json$/))) {
    return { format: 'keras-zip', serialization: 'graph' }
  }
  if (has(/^MAR-INF\//)) return { format: 'torch-model-archive', serialization: 'archive' }
  if (names.length > 0 && names.every((name) => name.endsWith('.npy'))) {
    if (npyHoldsObjects(head)) return { format: 'npz', serialization: 'pickle' }
    return { format: 'npz', serialization: whole ? 'data' : 'archive' }
  }
  return null
}
