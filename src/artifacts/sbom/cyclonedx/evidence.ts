import type { Pointer } from '../../../documents/place.ts'
import type { DeliveredFile, Evidence } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'

/** `evidence` of a component: identity is one object in CycloneDX 1.5, and a list since 1.6. */
export function readEvidence(evidence: unknown): Evidence | null {
  if (!isMapping(evidence)) return null
  const identity = member(evidence, 'identity')
  return {
    identity: (Array.isArray(identity) ? identity : [identity]).filter(isMapping).map((entry) => {
      const confidence = member(entry, 'confidence')
      return {
        field: textOf(member(entry, 'field')) ?? '',
        confidence: typeof confidence === 'number' ? confidence : null,
        techniques: texts(listOf(member(entry, 'methods')).map((method) => member(method, 'technique'))),
      }
    }),
    occurrences: texts(listOf(member(evidence, 'occurrences')).map((entry) => member(entry, 'location'))),
    licenses: texts(
      listOf(member(evidence, 'licenses')).map(
        (entry) =>
          member(entry, 'expression') ?? member(entry, 'license', 'id') ?? member(entry, 'license', 'name'),
      ),
    ),
    copyright: texts(listOf(member(evidence, 'copyright')).map((entry) => member(entry, 'text'))),
  }
}

function texts(values: readonly unknown[]): string[] {
  return values.flatMap((value) => tellingText(value) ?? [])
}

/** Words that the BSI's taxonomy (bsi:component:*) gives its properties, and what they mean. */
const BSI_FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['executable', true],
  ['non-executable', false],
  ['archive', true],
  ['no archive', false],
  ['structured', true],
  ['unstructured', false],
  ['true', true],
  ['false', false],
])

const BSI_PREFIX = 'bsi:component:'

/** The properties of BSI TR-03183-2 (2.0.0 and 2.1.0, section 8.1: taxonomy for CycloneDX); null if there is none. */
export function readDelivered(component: unknown): DeliveredFile | null {
  const properties = listOf(member(component, 'properties'))
  if (properties.length === 0) return null
  const stated = new Map<string, string>()
  for (const property of properties) {
    const name = member(property, 'name')
    const value = tellingText(member(property, 'value'))
    if (typeof name === 'string' && name.startsWith(BSI_PREFIX) && value !== null)
      stated.set(name.slice(BSI_PREFIX.length), value)
  }
  if (stated.size === 0) return null
  const flag = (name: string) => BSI_FLAGS.get(stated.get(name)?.toLowerCase() ?? '') ?? null
  return {
    filename: stated.get('filename') ?? null,
    executable: flag('executable'),
    archive: flag('archive'),
    structured: flag('structured'),
  }
}

export function evidencePointer(component: unknown, [field, ...rest]: Pointer): Pointer {
  if (field === undefined) return []
  const isList = Array.isArray(member(component, 'evidence', field))
  // Of the others it is enough to show the list.
  return field === 'identity' && isList ? [field, ...rest.slice(0, 1)] : [field]
}

export function deliveredPointer(component: unknown, [field = '']: Pointer): Pointer {
  const name = `${BSI_PREFIX}${field}`
  const index = listOf(member(component, 'properties')).findIndex((each) => member(each, 'name') === name)
  return index < 0 ? ['properties'] : ['properties', String(index), 'value']
}
