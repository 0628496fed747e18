import type { Unread } from '../../facts/types.ts'
import { textOf } from '../data.ts'
import { peekJson } from '../peek.ts'
import { HEAD_LENGTH, type Reading, type Source } from '../reader.ts'
import { readCycloneDx } from './cyclonedx/read.ts'

export async function readSbom(source: Source): Promise<Reading> {
  if (source.format.startsWith('cyclonedx-')) return readCycloneDx(source)
  if (source.format === 'openvex') return (await import('./openvex/read.ts')).readOpenVex(source)
  return { records: [], unread: [notReadYet(source)] }
}

/** Formats that are recognised, so that an SBOM does not go unseen. */
function notReadYet({ path, format, bytes }: Source): Unread {
  const name = unreadName(format, bytes.subarray(0, HEAD_LENGTH))
  const message = `${name} is not read yet. Provide the SBOM as CycloneDX JSON as well.`
  return { path, kind: 'sbom', reason: 'unsupported', extent: 'file', message, line: null, column: null }
}

function unreadName(format: string, head: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(head)
  switch (format) {
    case 'spdx-json':
      return `SPDX ${/^SPDX-(\d\.\d+)$/.exec(textOf(peekJson(head)?.keys.get('spdxVersion')) ?? '')?.[1] ?? '2'} JSON`
    case 'spdx-tag-value':
      return `SPDX ${/SPDXVersion:\s*SPDX-(\d\.\d+)/.exec(text)?.[1] ?? '2'} tag-value`
    default:
      return `SPDX ${/spdx\.org\/rdf\/v?(3\.\d+(?:\.\d+)?)/.exec(text)?.[1] ?? '3'} JSON-LD`
  }
}
