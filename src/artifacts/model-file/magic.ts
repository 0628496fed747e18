import { hasBytes } from './bytes.ts'
import type { Identity } from './identify.ts'

interface Magic extends Identity {
  readonly offset: number
  /** Latin-1 characters. */
  readonly bytes: string
}

/** Formats that a few bytes at a fixed place give away, whatever the file is called. */
const MAGICS: readonly Magic[] = [
  { offset: 0, bytes: 'GGUF', format: 'gguf', serialization: 'data' },
  { offset: 0, bytes: 'lmgg', format: 'ggml', serialization: 'data' },
  { offset: 0, bytes: 'fmgg', format: 'ggml', serialization: 'data' },
  { offset: 0, bytes: 'tjgg', format: 'ggml', serialization: 'data' },
  { offset: 0, bytes: 'algg', format: 'ggml', serialization: 'data' },
  { offset: 4, bytes: 'TFL3', format: 'tflite', serialization: 'graph' },
  { offset: 4, bytes: 'ORTM', format: 'onnx-runtime', serialization: 'graph' },
  { offset: 4, bytes: 'ET12', format: 'executorch', serialization: 'graph' },
  { offset: 0, bytes: 'CBM1', format: 'catboost', serialization: 'data' },
  { offset: 0, bytes: 'ftrt', format: 'tensorrt', serialization: 'graph' },
  { offset: 0, bytes: '\xba\x16\x4f\x2f', format: 'fasttext', serialization: 'data' },
  { offset: 0, bytes: 'RDX2\n', format: 'r-data', serialization: 'unknown' },
  { offset: 0, bytes: 'RDX3\n', format: 'r-data', serialization: 'unknown' },
]

export function byMagic(head: Uint8Array): Identity | null {
  const found = MAGICS.find(({ offset, bytes }) => hasBytes(head, offset, bytes))
  return found === undefined ? null : { format: found.format, serialization: found.serialization }
}

/** Containers that model loaders do not open as they are, and that hide what they hold from scanners. */
const CONTAINERS: readonly { readonly offset: number; readonly bytes: string; readonly name: string }[] = [
  { offset: 0, bytes: '7z\xbc\xaf\x27\x1c', name: '7z' },
  { offset: 0, bytes: 'Rar!\x1a\x07', name: 'rar' },
  { offset: 0, bytes: '\xfd7zXZ\0', name: 'xz' },
  { offset: 0, bytes: '\x1f\x8b', name: 'gzip' },
  { offset: 0, bytes: 'BZh', name: 'bzip2' },
  { offset: 0, bytes: '\x28\xb5\x2f\xfd', name: 'zstd' },
  { offset: 0, bytes: '\x04\x22\x4d\x18', name: 'lz4' },
  { offset: 0, bytes: '\x5d\0\0', name: 'lzma' },
  { offset: 0, bytes: 'ZF0x', name: 'zfile' },
  { offset: 0, bytes: '\x78\x01', name: 'zlib' },
  { offset: 0, bytes: '\x78\x5e', name: 'zlib' },
  { offset: 0, bytes: '\x78\x9c', name: 'zlib' },
  { offset: 0, bytes: '\x78\xda', name: 'zlib' },
  { offset: 257, bytes: 'ustar', name: 'tar' },
]

/** What joblib.load and pandas.read_pickle unpack by themselves before they unpickle. */
const UNPACKED_BY_LOADERS: ReadonlySet<string> = new Set([
  'xz',
  'gzip',
  'bzip2',
  'zstd',
  'lz4',
  'lzma',
  'zfile',
  'zlib',
])

/** Name of the archive or compression that the bytes begin with. */
export function containerOf(head: Uint8Array): string | null {
  return CONTAINERS.find(({ offset, bytes }) => hasBytes(head, offset, bytes))?.name ?? null
}

export function isUnpackedByLoaders(container: string): boolean {
  return UNPACKED_BY_LOADERS.has(container)
}
