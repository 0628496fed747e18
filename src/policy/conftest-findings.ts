import { formatPointer, parsePointer } from '../documents/pointer.ts'
import { isRecord, isString } from './guards.ts'
import type { FindingLocation, RawFinding } from './types.ts'

/** A message, or an object that says it under `msg`: the two forms of conftest (output/result.go of conftest 0.71). */
export function isConftestFinding(value: unknown): value is string | Record<string, unknown> {
  return isString(value) || (isRecord(value) && Object.hasOwn(value, 'msg'))
}

/**
 * A finding in conftest's form, or what is wrong with it. Its place is `_loc`, else where `at` or `path` leads (a JSON
 * Pointer, or the list of keys that `walk` gives), else its input as a whole. Other keys are the author's own.
 */
export function conftestFinding(value: string | Record<string, unknown>): RawFinding | string {
  const { msg, _loc, at, path } = isString(value) ? { msg: value } : value
  if (!isString(msg)) return 'has a "msg" that is no text'
  if (msg.trim() === '') return 'has no message'
  const location = locationOf(_loc)
  return {
    message: msg,
    at: pointerOf(at) ?? pointerOf(path) ?? '',
    severity: null,
    ...(location && { location }),
  }
}

function pointerOf(value: unknown): string | null {
  if (isString(value)) return parsePointer(value) === null ? null : value
  if (!Array.isArray(value)) return null
  const keys = value.filter((key): key is string | number => isString(key) || Number.isSafeInteger(key))
  return keys.length === value.length ? formatPointer(keys.map(String)) : null
}

function locationOf(value: unknown): FindingLocation | null {
  if (!isRecord(value)) return null
  const file = isString(value.file) && value.file !== '' ? value.file : null
  const line = Number.isSafeInteger(value.line) && Number(value.line) > 0 ? Number(value.line) : null
  return file === null && line === null ? null : { file, line }
}

/**
 * Is the rule withheld from its input? Conftest asks `data.<namespace>.exception[_][_] == <name>`: any member of any
 * member, of sets, lists and objects alike.
 */
export function withheldBy(exception: unknown): boolean {
  if (!isRecord(exception)) return false
  const { name, rules } = exception
  return membersOf(rules).some((group) => membersOf(group).includes(name))
}

function membersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isRecord(value) ? Object.values(value) : []
}
