import type { ValidationError } from 'validator:data-lineage'
import { quoted } from '../../../documents/document.ts'
import type { Pointer } from '../../../documents/place.ts'
import { nearest } from '../../../suggest.ts'
import { isMapping, listOf, member } from '../../data.ts'
import { isPlaceholderValue } from '../../placeholder-value.ts'
import { pathText, type SchemaFault, schemaFaults } from '../../schema-faults.ts'

/** How many faults of one file are told. */
const FAULTS_TOLD = 50

const TOP_KEYS = ['datasets', 'models', 'runs'] as const

/** Keys of the entries of each list; the tests hold them against the published schema. */
export const ENTRY_KEYS: Readonly<Record<string, readonly string[]>> = {
  datasets: [
    'id',
    'description',
    'path',
    'source',
    'revision',
    'digest',
    'license',
    'collection',
    'steward',
    'purpose',
    'classification',
    'personal_data',
    'derived_from',
    'splits',
  ],
  splits: ['name', 'path', 'digest'],
  models: ['id', 'description', 'path', 'source', 'revision', 'digest', 'license', 'derived_from'],
  runs: ['id', 'description', 'inputs', 'outputs', 'code', 'command', 'started', 'ended', 'by'],
}

/** Errors of the schema check as sentences; an unknown key comes with the known one that was probably meant. */
export function fileFaults(errors: readonly ValidationError[], file: unknown): SchemaFault[] {
  const explain = ({ keyword, instancePath, params }: ValidationError, value: unknown) => {
    const key = params.additionalProperty
    if (typeof key === 'string') {
      const list = instancePath.split('/').findLast((segment) => segment !== '' && !/^\d+$/.test(segment))
      const known = list === undefined ? TOP_KEYS : (ENTRY_KEYS[list] ?? [])
      const near = nearest(key, known)
      const hint =
        near === undefined ? `; known keys: ${known.join(', ')}` : ` (did you mean ${quoted(near)}?)`
      return `has no key ${quoted(key)}${hint}`
    }
    if (keyword === 'pattern') {
      return 'must be "sha256:" and 64 hex digits in lowercase (or sha384 with 96, sha512 with 128)'
    }
    if (keyword === 'type' && params.type === 'string' && ['number', 'boolean'].includes(typeof value)) {
      return `must be a string; put quotes around ${String(value)}`
    }
    return undefined
  }
  return schemaFaults(errors, file, { document: 'data-lineage.yml', limit: FAULTS_TOLD, explain })
}

/** What a schema cannot say: ids that are given twice, or named and not given; values that a template left. */
export function contentFaults(file: unknown): SchemaFault[] {
  const faults: SchemaFault[] = []
  const tell = (pointer: Pointer, message: string) => {
    if (faults.length < FAULTS_TOLD)
      faults.push({ pointer, message: `${pathText(pointer)}: ${message}.`, atKey: false })
  }
  const known = new Set<string>()
  for (const list of ['datasets', 'models']) {
    for (const [index, entry] of listOf(member(file, list)).entries()) {
      const id = member(entry, 'id')
      if (typeof id !== 'string') continue
      if (known.has(id)) tell([list, String(index), 'id'], `the id ${quoted(id)} is given twice`)
      known.add(id)
    }
  }
  const refer = (at: Pointer, ids: unknown) => {
    for (const [index, id] of listOf(ids).entries()) {
      if (typeof id !== 'string' || known.has(id)) continue
      const near = nearest(id, [...known].slice(0, 1000))
      const hint = near === undefined ? '' : ` (did you mean ${quoted(near)}?)`
      tell([...at, String(index)], `no dataset or model has the id ${quoted(id)}${hint}`)
    }
  }
  const runs = new Set<unknown>()
  for (const [index, run] of listOf(member(file, 'runs')).entries()) {
    const id = member(run, 'id')
    if (typeof id === 'string' && runs.has(id))
      tell(['runs', String(index), 'id'], `the id ${quoted(id)} is given twice`)
    runs.add(id)
    for (const side of ['inputs', 'outputs']) refer(['runs', String(index), side], member(run, side))
  }
  for (const list of ['datasets', 'models']) {
    for (const [index, entry] of listOf(member(file, list)).entries())
      refer([list, String(index), 'derived_from'], member(entry, 'derived_from'))
  }
  placeholders(file, [], tell)
  return faults
}

function placeholders(value: unknown, pointer: Pointer, tell: (at: Pointer, message: string) => void): void {
  if (typeof value === 'string') {
    if (isPlaceholderValue(value)) tell(pointer, `${quoted(value)} is a placeholder; state the value`)
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) placeholders(item, [...pointer, String(index)], tell)
  } else if (isMapping(value)) {
    for (const [key, item] of Object.entries(value)) placeholders(item, [...pointer, key], tell)
  }
}
