import type { Unread } from '../../facts/types.ts'
import { extensionOf } from '../paths.ts'
import type { ArtifactReader, ArtifactRecord, Reading, Source } from '../reader.ts'
import { uint64 } from './bytes.ts'
import { BY_EXTENSION, isNeverModel } from './extensions.ts'
import { type Identity, identify, UNKNOWN } from './identify.ts'

/** Weights and models, told apart by their first bytes. Nothing of them is loaded, and they are never read whole. */
export const modelFile: ArtifactReader = {
  kind: 'model-file',
  title: 'Model file',
  specifications: [
    'https://github.com/safetensors/safetensors#format',
    'https://github.com/ggml-org/ggml/blob/master/docs/gguf.md',
    'https://github.com/onnx/onnx/blob/main/docs/IR.md',
    'https://docs.python.org/3/library/pickle.html',
  ],
  limit: null,
  mayBe(path) {
    return !isNeverModel(extensionOf(path))
  },
  recognise({ path, size, head }) {
    return identify(path, size, head)?.format ?? null
  },
  read,
}

/** What a Git-LFS pointer at this path stands for, by custom; null if the name is not a model's. */
export function identifyByName(path: string): Identity | null {
  return BY_EXTENSION.get(extensionOf(path)) ?? (/\.bin$/i.test(path) ? UNKNOWN : null)
}

function read(source: Source): Reading {
  const { format, serialization } = identify(source.path, source.size, source.bytes) ?? UNKNOWN
  const start = { line: 1, column: 1, end_line: 1, end_column: 1 }
  const problem = problemOf(source, format)
  const locate = async () => start
  const { path } = source
  const records: ArtifactRecord[] = [{ into: 'files', value: { path, format, serialization }, locate }]
  const bytes = format === 'safetensors' ? source.size - 8 - uint64(source.bytes, 0) : -1
  if (bytes >= 0) records.push({ into: 'tensor_bytes', value: { path, bytes }, locate })
  return {
    records,
    unread: problem === null ? [] : [problem],
  }
}

function problemOf({ path, size, bytes }: Source, format: string): Unread | null {
  const unread = (reason: Unread['reason'], message: string): Unread => ({
    path,
    kind: 'model-file',
    reason,
    extent: 'file',
    message,
    line: null,
    column: null,
  })
  if (size === 0) return unread('malformed', 'The file is empty.')
  if (format === 'unknown') {
    return unread(
      'unsupported',
      `It is named as a model file (${extensionOf(path)}), and its content is of no format that is known.`,
    )
  }
  if (format === 'safetensors' && uint64(bytes, 0) > size - 8) {
    return unread('malformed', 'The safetensors header is longer than the file: the file is cut off.')
  }
  return null
}
