import { baseName, extensionOf } from '../paths.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'
import { isSingleSpaced, parseLine } from './lines.ts'
import { readChecksums } from './read.ts'
import { splitRecords } from './records.ts'

/** Larger manifests are not written by hand or by a release job. */
const SIZE_LIMIT = 16 * 1024 * 1024

const TELLING_NAME = /sums?$|sums?\.(?:txt|asc)$|checksum|digests?$|sha[0-9]{1,3}|md5|b(?:lake)?[23]/i
const EXTENSIONS: ReadonlySet<string> = new Set(['', '.txt', '.sum', '.asc'])

/** coreutils, BSD and bare-digest checksum files, known by their lines. */
export const checksums: ArtifactReader = {
  kind: 'checksums',
  title: 'Checksum file',
  specifications: ['https://www.gnu.org/software/coreutils/manual/html_node/md5sum-invocation.html'],
  limit: SIZE_LIMIT,
  mayBe(path) {
    return EXTENSIONS.has(extensionOf(path)) || TELLING_NAME.test(baseName(path))
  },
  recognise,
  read: readChecksums,
}

/** Most lines of the head are checksum lines; all of them where the name does not speak of checksums. */
function recognise({ path, size, head }: Candidate): string | null {
  const name = baseName(path)
  const telling = TELLING_NAME.test(name)
  const text = new TextDecoder('utf-8').decode(head)
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
