import type { Pointer } from '../../../documents/place.ts'
import { formatPointer } from '../../../documents/pointer.ts'
import { listOf, member } from '../../data.ts'
import { pathText, type SchemaFault } from '../../schema-faults.ts'
import type { Level, Severity } from '../manifests/common.ts'

/** An element of a list in a file, and where it stands. */
export interface Element {
  readonly value: unknown
  readonly at: Pointer
}

/** The elements of the list behind keys. */
export function elements(value: unknown, at: Pointer, ...keys: readonly string[]): Element[] {
  return listOf(member(value, ...keys)).map((item, index) => ({
    value: item,
    at: [...at, ...keys, String(index)],
  }))
}

/** Ids as text; numbers are ids too. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

const SEVERITIES: Readonly<Record<string, Severity>> = {
  low: 'low',
  medium: 'medium',
  moderate: 'medium',
  high: 'high',
  critical: 'critical',
}

export function severityOf(text: unknown): Severity | undefined {
  const key = typeof text === 'string' ? text.trim().toLowerCase() : ''
  return Object.hasOwn(SEVERITIES, key) ? SEVERITIES[key] : undefined
}

const LEVELS: Readonly<Record<string, Level>> = {
  'very low': 'very-low',
  low: 'low',
  medium: 'medium',
  moderate: 'medium',
  high: 'high',
  'very high': 'very-high',
}

export function levelOf(text: unknown): Level | undefined {
  const key = typeof text === 'string' ? text.trim().toLowerCase().replaceAll(/[-_]/g, ' ') : ''
  return Object.hasOwn(LEVELS, key) ? LEVELS[key] : undefined
}

/** A number from 0 to 100 as a level: the semi-quantitative values of NIST SP 800-30 Rev. 1, tables G-2 and H-3. */
export function levelOfPercent(value: unknown): Level | undefined {
  if (typeof value !== 'number' || value < 0 || value > 100) return undefined
  if (value < 5) return 'very-low'
  if (value < 21) return 'low'
  if (value < 80) return 'medium'
  return value < 96 ? 'high' : 'very-high'
}

/** A record without the keys that have no value. */
export function stated(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

/** A fault of a value; at the value around it where it is missing. */
export function fault(at: Pointer, predicate: string): SchemaFault {
  return {
    pointer: at,
    message: `${at.length === 0 ? 'The file' : pathText(at)}: ${predicate}.`,
    atKey: false,
  }
}

/** Finds elements by their id; ids that stand twice are faults. */
export function byId(all: readonly Element[], faults: SchemaFault[]): Map<string, Element> {
  const known = new Map<string, Element>()
  for (const element of all) {
    const id = idOf(member(element.value, 'id'))
    if (id === undefined) continue
    const first = known.get(id)
    if (first === undefined) known.set(id, element)
    else faults.push(fault([...element.at, 'id'], `is the id of ${formatPointer(first.at)} too`))
  }
  return known
}
