import type { ValidationError } from 'validator:ml-system'
import { quoted } from '../../documents/document.ts'
import { nearest } from '../../suggest.ts'
import { isMapping } from '../data.ts'
import { isPlaceholderValue } from '../placeholder-value.ts'
import { pathText, type SchemaFault, schemaFaults } from '../schema-faults.ts'

/** How many faults of one manifest are told. */
const FAULTS_TOLD = 50

const SECTION_KEYS: Readonly<Record<string, readonly string[]>> = {
  owner: ['name', 'contact'],
  third_party_models: ['id', 'supplier', 'url', 'revision', 'license', 'review'],
  review: ['by', 'date', 'reference'],
  datasets: [
    'id',
    'provenance',
    'risk',
    'origin',
    'collection',
    'steward',
    'purpose',
    'license',
    'classification',
    'personal_data',
    'revision',
  ],
}

/** Errors of the schema check as sentences; an unknown key comes with the known one that was probably meant. */
export function manifestFaults(
  errors: readonly ValidationError[],
  manifest: unknown,
  topLevelKeys: readonly string[],
): SchemaFault[] {
  const keysOf = (instancePath: string) => {
    const section = instancePath.split('/').findLast((segment) => segment !== '' && !/^\d+$/.test(segment))
    return section === undefined ? topLevelKeys : (SECTION_KEYS[section] ?? [])
  }
  const explain = ({ keyword, instancePath, params }: ValidationError, value: unknown) => {
    const key = params.additionalProperty
    if (typeof key === 'string') {
      const near = nearest(key, keysOf(instancePath))
      const hint =
        near === undefined
          ? `; known keys: ${keysOf(instancePath).join(', ')}`
          : ` (did you mean ${quoted(near)}?)`
      return `has no key ${quoted(key)}${hint}`
    }
    const scalar = typeof value === 'number' || typeof value === 'boolean'
    if (keyword === 'type' && params.type === 'string' && scalar) {
      return `must be a string; put quotes around ${String(value)}`
    }
    return undefined
  }
  return schemaFaults(errors, manifest, { document: 'ml-system.yml', limit: FAULTS_TOLD, explain })
}

/** Keys where "unknown" is an answer: that nobody knows is then stated, and asks for a risk. */
const UNKNOWN_IS_SAID: ReadonlySet<string> = new Set(['provenance', 'license'])

/** Values that a template left: they say no more than a missing key. */
export function placeholderFaults(manifest: unknown): SchemaFault[] {
  const faults: SchemaFault[] = []
  const visit = (value: unknown, pointer: readonly string[]): void => {
    if (faults.length === FAULTS_TOLD) return
    if (typeof value === 'string') {
      if (value === 'unknown' && UNKNOWN_IS_SAID.has(pointer.at(-1) ?? '')) return
      if (!isPlaceholderValue(value)) return
      const message = `${pathText(pointer)}: ${quoted(value)} is a placeholder. State the value.`
      faults.push({ pointer, message, atKey: false })
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...pointer, String(index)])
    } else if (isMapping(value)) {
      for (const [key, item] of Object.entries(value)) visit(item, [...pointer, key])
    }
  }
  visit(manifest, [])
  return faults
}
