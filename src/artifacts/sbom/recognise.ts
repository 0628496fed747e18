import { baseName } from '../paths.ts'
import { type Peek, peekJson } from '../peek.ts'
import type { Candidate } from '../reader.ts'

export type SbomFormat =
  | 'cyclonedx-json'
  | 'cyclonedx-xml'
  | 'openvex'
  | 'spdx-json'
  | 'spdx-tag-value'
  | 'spdx-3-json-ld'

const CYCLONEDX_NAME = /\.cdx\.json$/i
const SBOM_NAME = /bom|cdx|cyclonedx/i
const CYCLONEDX_NAMESPACE = /http:\/\/cyclonedx\.org\/schema\/bom\//
const SPDX_3_CONTEXT = /spdx\.org\/rdf\/v?3/

/** The format by content. A name counts only where the content does not speak against it. */
export function recogniseSbom({ path, head }: Candidate): SbomFormat | null {
  const name = baseName(path)
  const peek = peekJson(head)
  if (peek !== null) return fromKeys(name, peek, head)
  const text = new TextDecoder('utf-8').decode(head).trimStart()
  if (text.startsWith('<')) return CYCLONEDX_NAMESPACE.test(text) ? 'cyclonedx-xml' : null
  if (/^(?:#.*\s+)*SPDXVersion:\s*SPDX-/.test(text)) return 'spdx-tag-value'
  // The name is nobody else's: what broke the content is to be told.
  return CYCLONEDX_NAME.test(name) ? 'cyclonedx-json' : null
}

function fromKeys(name: string, { keys, complete, shape }: Peek, head: Uint8Array): SbomFormat | null {
  if (shape !== 'object') return null
  if (keys.get('bomFormat') === 'CycloneDX') return 'cyclonedx-json'
  if (keys.get('$schema')?.includes('cyclonedx.org/schema/bom')) return 'cyclonedx-json'
  if (keys.get('@context')?.startsWith('https://openvex.dev/ns')) return 'openvex'
  if (keys.get('spdxVersion')?.startsWith('SPDX-') || keys.get('SPDXID') === 'SPDXRef-DOCUMENT')
    return 'spdx-json'
  if (keys.has('@context') && SPDX_3_CONTEXT.test(new TextDecoder('utf-8').decode(head)))
    return 'spdx-3-json-ld'
  if (complete) return keys.has('specVersion') && SBOM_NAME.test(name) ? 'cyclonedx-json' : null
  // Keys may stand in any order: the telling one may come after the head.
  if (CYCLONEDX_NAME.test(name)) return 'cyclonedx-json'
  if (/\.spdx\.json$/i.test(name)) return 'spdx-json'
  const telling = keys.has('specVersion') || keys.has('components') || keys.has('serialNumber')
  return telling && SBOM_NAME.test(name) ? 'cyclonedx-json' : null
}
