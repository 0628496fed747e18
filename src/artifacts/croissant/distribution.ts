import type { Pointer } from '../../documents/place.ts'
import type { Digest } from '../../facts/types.ts'
import type { LineageCollector, Places } from '../lineage/collector.ts'
import { folderOf, resolveInTree } from '../paths.ts'
import { isPlaceholderValue } from '../placeholder-value.ts'
import type { Source } from '../reader.ts'
import type { LinkedNode } from './linked-data.ts'
import type { Version } from './validity.ts'

/** A file or set of files of the dataset. */
export interface Resource {
  readonly node: LinkedNode
  readonly kind: 'FileObject' | 'FileSet' | 'other'
  /** What others in the file refer to it by: its `@id`, in 0.8 its name. */
  readonly ref: string | null
  readonly name: string
  /** Path in the tree of what `contentUrl` names; null for URLs and for what lies in another resource. */
  readonly path: string | null
  readonly url: string | null
  readonly digests: readonly Digest[]
  readonly containedIn: readonly string[]
}

export type Distribution = readonly Resource[]

export interface Owner {
  readonly source: Source
  readonly version: Version
  /** Id of the dataset in the lineage. */
  readonly id: string
}

const DIGEST_LENGTHS = { sha256: 64, md5: 32 } as const

/**
 * The FileObjects and FileSets of a dataset. What they record as digests becomes checksums, where it can be compared
 * or is no digest at all.
 */
export function readDistribution(
  dataset: LinkedNode,
  owner: Owner,
  collector: LineageCollector,
): Distribution {
  return dataset.nodes('distribution').map((node) => {
    const kind = node.types.find((type) => type === 'FileObject' || type === 'FileSet') ?? 'other'
    const name = node.texts('name')[0]?.text ?? node.id ?? ''
    const written = node.texts('contentUrl')[0]?.text.trim() ?? ''
    const containedIn = node.texts('containedIn').map(({ text }) => text)
    for (const { id } of node.nodes('containedIn')) if (id !== null) containedIn.push(id)
    const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(written)
    const isLocal = written !== '' && !isUrl && containedIn.length === 0
    const path = isLocal ? localPath(written, owner.source.path) : null
    if (isLocal && path === null) {
      const message = `The file ${JSON.stringify(written)} leaves the tree.`
      collector.tell('outside-tree', node.place('contentUrl'), message)
    }
    const subject = path ?? (written || name || owner.source.path)
    return {
      node,
      kind,
      ref: owner.version === '0.8' ? name || null : node.id,
      name,
      path,
      url: isUrl ? written : null,
      digests: readDigests(node, { subject, isLocal: path !== null }, collector),
      containedIn: [...new Set(containedIn)],
    }
  })
}

/** Relative to the description's folder; what is written as part of a URL may be percent-encoded. */
function localPath(written: string, path: string): string | null {
  const resolved = resolveInTree(folderOf(path), decoded(written))
  return resolved === '' ? null : resolved
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The digests that are some. Of others it is said what they are instead: such a file is not identified. */
function readDigests(
  node: LinkedNode,
  { subject, isLocal }: { subject: string; isLocal: boolean },
  collector: LineageCollector,
): Digest[] {
  const found: Digest[] = []
  for (const algorithm of ['sha256', 'md5'] as const) {
    const written = node.values(algorithm)[0]
    if (written === undefined) continue
    const text = typeof written === 'string' ? written.trim() : JSON.stringify(written).slice(0, 100)
    const fault = digestFault(text, algorithm)
    const at: Pointer = node.place(algorithm)
    const places: Places = new Map([
      ['', at],
      ['subject', node.place('contentUrl')],
    ])
    if (fault === null) found.push({ algorithm, value: text.toLowerCase() })
    // The digest of a file elsewhere is a fact of that file; there is nothing here to compare it with.
    if (fault === null && !isLocal) continue
    const expected = fault === null ? text.toLowerCase() : text.slice(0, 200)
    collector.checksum({ source: 'croissant', subject, algorithm, expected, reason: fault }, places)
  }
  return found
}

/** Why a text is no digest of the algorithm, as the reason of a checksum that is not checkable; null if it is one. */
function digestFault(text: string, algorithm: keyof typeof DIGEST_LENGTHS): string | null {
  const length = DIGEST_LENGTHS[algorithm]
  if (/^[0-9a-f]+$/i.test(text)) {
    if (/^(.)\1*$/.test(text)) return `placeholder: ${algorithm} is one digit over and over`
    if (text.length === length) return null
    const other = text.length === 32 ? ', as long as an MD5' : ''
    return `wrong length: ${algorithm} has ${length} hex digits, and this has ${text.length}${other}`
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return `URL: the ${algorithm} is an address and no digest`
  if (text === '') return `placeholder: the ${algorithm} is empty`
  if (isPlaceholderValue(text) || /checksum|sha256|md5|digest|example/i.test(text))
    return `placeholder: the ${algorithm} is not filled in`
  return `no digest: ${algorithm} has ${length} hex digits`
}
