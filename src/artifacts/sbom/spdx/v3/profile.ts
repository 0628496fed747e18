import type { Pointer } from '../../../../documents/place.ts'
import { formatPointer } from '../../../../documents/pointer.ts'
import type { Sbom } from '../../../../facts/types.ts'
import { isMapping, listOf, member } from '../../../data.ts'
import { pathText } from '../../../schema-faults.ts'
import type { Graph, Node } from './graph.ts'

/**
 * What a profile asks of its packages beyond the JSON schema (SPDX 3.0.1, AI/AIPackage and Dataset/DatasetPackage,
 * "External properties restrictions").
 */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'ai_AIPackage',
    [
      'suppliedBy',
      'software_downloadLocation',
      'software_packageVersion',
      'software_primaryPurpose',
      'releaseTime',
    ],
  ],
  [
    'dataset_DatasetPackage',
    ['builtTime', 'originatedBy', 'releaseTime', 'software_downloadLocation', 'software_primaryPurpose'],
  ],
])

/** A document that says it conforms to a profile has both licenses of each of its packages, exactly once (AI/AI and Dataset/Dataset, "Profile conformance"). */
const PROFILES: ReadonlyMap<string, string> = new Map([
  ['ai_AIPackage', 'ai'],
  ['dataset_DatasetPackage', 'dataset'],
])

const LICENSE_RELATIONSHIPS = ['hasDeclaredLicense', 'hasConcludedLicense']

/** What the packages of the AI and Dataset profiles lack. */
export function profileFaults(graph: Graph): Sbom['errors'] {
  const claimed = profilesOf(graph)
  const faults: Sbom['errors'] = []
  for (const [type, required] of REQUIRED) {
    const profile = PROFILES.get(type) ?? ''
    for (const node of graph.ofType(type)) {
      const missing = required.filter((key) => isEmpty(member(node.value, key)))
      for (const key of missing) faults.push(fault(node, `must have ${quotedKey(key)} (${profile} profile)`))
      if (!claimed.has(profile)) continue
      for (const relationship of LICENSE_RELATIONSHIPS) {
        const count = graph.from(relationship, node.id).length
        if (count === 1) continue
        const text = `must have exactly one relationship ${quotedKey(relationship)}, and has ${count} (${profile} profile)`
        faults.push(fault(node, text))
      }
    }
  }
  return faults
}

/** Profiles that a document, or a collection in it, says it conforms to. */
function profilesOf(graph: Graph): ReadonlySet<unknown> {
  const collections = ['SpdxDocument', 'software_Sbom', 'Bom', 'Bundle'].flatMap((type) => graph.ofType(type))
  return new Set(collections.flatMap(({ value }) => listOf(member(value, 'profileConformance'))))
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'string' ? value.trim() === '' : !isMapping(value)
}

function quotedKey(key: string): string {
  return JSON.stringify(key)
}

function fault({ pointer }: Node, text: string): Sbom['errors'][number] {
  const place: Pointer = pointer
  const where = place.length === 0 ? 'The document' : pathText(place)
  return { message: `${where}: ${text}.`, pointer: formatPointer(place) }
}
