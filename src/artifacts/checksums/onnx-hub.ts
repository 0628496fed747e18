import { parseJson } from '../../documents/json.ts'
import type { Pointer } from '../../documents/place.ts'
import { decodeText } from '../../documents/text.ts'
import type { Unread } from '../../facts/types.ts'
import { listOf, member, textOf } from '../data.ts'
import type { ArtifactRecord, Reading, Source } from '../reader.ts'
import { recordedChecksum } from './recorded.ts'

/** Path and SHA-256 of what an entry names: the model, and the archive of model and test data. */
const FILES = [
  { path: ['model_path'], digest: ['metadata', 'model_sha'] },
  { path: ['metadata', 'model_with_data_path'], digest: ['metadata', 'model_with_data_sha'] },
  { path: ['metadata', 'preproc_with_data_path'], digest: ['metadata', 'preproc_with_data_sha'] },
] as const

/** `ONNX_HUB_MANIFEST.json` of github.com/onnx/models (onnx/onnx docs/Hub.md): paths are those of its folder. */
export function readOnnxHub(source: Source): Reading {
  const { text, problems: wrongText } = decodeText(source.bytes)
  const document = parseJson(text)
  const unread: Unread[] = [...wrongText, ...document.problems].map(({ reason, message, offset, fatal }) => ({
    path: source.path,
    kind: 'checksums',
    reason,
    extent: fatal ? 'file' : 'part',
    message,
    ...document.lines.position(offset),
  }))
  const tell = (reason: Unread['reason'], pointer: Pointer, message: string) => {
    const { line, column } = document.span(pointer)
    unread.push({ path: source.path, kind: 'checksums', reason, extent: 'part', message, line, column })
  }
  const records: ArtifactRecord[] = []
  for (const [index, entry] of listOf(document.value).entries()) {
    for (const file of FILES) {
      const [name, digest] = [textOf(member(entry, ...file.path)), textOf(member(entry, ...file.digest))]
      if (name === null || digest === null) continue
      const value = recordedChecksum(source.path, name, 'sha256', digest.trim().toLowerCase())
      const at = (pointer: Pointer) => [String(index), ...pointer]
      if (value.reason?.startsWith('outside-tree')) {
        tell('outside-tree', at(file.path), `The name ${JSON.stringify(name)} leaves the tree.`)
      }
      records.push({
        into: 'checksums',
        value,
        locate: async ([field]) => document.span(at(field === 'subject' ? file.path : file.digest)),
      })
    }
  }
  if (records.length === 0 && unread.length === 0)
    tell('malformed', [], 'No entry has the path and the digest of a model.')
  return { records, unread }
}
