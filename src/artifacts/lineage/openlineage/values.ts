import type { Pointer } from '../../../documents/place.ts'
import { member, textOf } from '../../data.ts'

/** A value, and where it stands. */
export interface Found<T> {
  value: T
  /** Within what was looked through. */
  at: Pointer
}

export function textAt(container: unknown, ...at: readonly string[]): Found<string> | null {
  const value = textOf(member(container, ...at))
  return value === null ? null : { value, at }
}

/** `namespace/name`, OpenLineage's identity of jobs and datasets. */
export function nameOf(item: unknown): string | null {
  const namespace = textOf(member(item, 'namespace'))
  const name = textOf(member(item, 'name'))
  return namespace === null || name === null ? null : `${namespace}/${name}`
}

/** RFC 3339 as written; null for what is none, a time without zone included: it could be any moment of a day. */
export function momentOf(time: string): string | null {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(time)
  return isTime && !Number.isNaN(Date.parse(time)) ? time : null
}

/** Asterisks are a name that an integration has taken out. */
export function isHidden(name: string): boolean {
  return /^\*+$/.test(name)
}
