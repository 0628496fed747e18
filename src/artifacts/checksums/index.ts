import { baseName, extensionOf } from '../paths.ts'
import { peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'
import { isHashdeep } from './hashdeep.ts'
import { isSingleSpaced, parseLine } from './lines.ts'
import { readChecksums } from './read.ts'
import { splitRecords } from './records.ts'

/** Larger manifests are not written by hand or by a release job. */
const SIZE_LIMIT = 16 * 1024 * 1024

const TELLING_NAME =
  /sums?$|sums?\.(?:txt|asc)$|checksum|digests?$|sha[0-9]{1,3}|md5|b(?:lake)?[23]|\.(?:sri|integrity)$/i
const EXTENSIONS: ReadonlySet<string> = new Set([
  '',
  '.txt',
  '.sum',
  '.asc',
  '.hashdeep',
  '.hashes',
  '.sri',
  '.integrity',
])

/**
 * Checksum files, known by their lines: those of coreutils, BSD, hashdeep and Subresource Integrity, and a bare digest;
 * and the ONNX hub's manifest, known by its keys.
 */
export const checksums: ArtifactReader = {
  kind: 'checksums',
  title: 'Checksum file',
  specifications: [
    'https://www.gnu.org/software/coreutils/manual/html_node/md5sum-invocation.html',
    'https://www.w3.org/TR/SRI/',
    'https://github.com/onnx/onnx/blob/main/docs/Hub.md',
  ],
  limit: SIZE_LIMIT,
  mayBe(path) {
    return EXTENSIONS.has(extensionOf(path)) || TELLING_NAME.test(baseName(path)) || isJson(path)
  },
  recognise,
  async read(source) {
    if (source.format !== 'onnx-hub-manifest') return readChecksums(source)
    return (await import('./onnx-hub.ts')).readOnnxHub(source)
  },
}

/** Most lines of the head are checksum lines; all of them where the name does not speak of checksums. */
function recognise({ path, size, head }: Candidate): string | null {
  if (isJson(path)) return isOnnxHub(head) ? 'onnx-hub-manifest' : null
  const name = baseName(path)
  const telling = TELLING_NAME.test(name)
  const text = new TextDecoder('utf-8').decode(head)
  if (isHashdeep(text)) return 'hashdeep'
  const { records, zero } = splitRecords(text)
  if (head.length < size) records.pop()
  const first = records[0]
  if (first === undefined) return null
  const form = { manifest: name, zero, singleSpace: telling && isSingleSpaced(first.text) }
  let good = 0
  let tagged = 0
  let bare = 0
  for (const record of records) {
    const line = parseLine(record.text, form)
    if (!('digest' in line)) continue
    good += 1
    if (line.name === null) bare += 1
    else if (line.digestAt > line.nameAt) tagged += 1
  }
  if (bare > 0) return records.length === 1 && telling ? 'bare-digest' : null
  if (telling ? good * 2 <= records.length : good < records.length) return null
  return tagged * 2 > good ? 'bsd' : 'coreutils'
}

function isJson(path: string): boolean {
  return extensionOf(path) === '.json'
}

function isOnnxHub(head: Uint8Array): boolean {
  const peek = peekJson(head)
  return (
    peek?.shape === 'array' && ['model_path', 'opset_version', 'metadata'].every((key) => peek.keys.has(key))
  )
}
