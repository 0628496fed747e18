import type { Pointer } from '../documents/place.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { didYouMean } from '../suggest.ts'
import { isRecord, isSeverity, isString, isStringList, SEVERITIES } from './guards.ts'
import type { Severity } from './types.ts'

/** A profile, as its file states it. The source of `policies/schemas/profile.schema.json`. */
export interface ProfileFile {
  /** What it is called. */
  title?: string
  /** When to take it. */
  description?: string
  /** A shipped profile's name, or the path of another file, relative to this one. */
  extends?: string
  /** Which of the shipped rules are on; as the extended profile says if absent. */
  rules?: 'all' | readonly string[]
  /** Severity by rule id, for all findings of the rule. A rule that is given one is on. */
  severities?: Readonly<Record<string, Severity>>
  /** Parameters by rule id and name; types are checked where the rules are known. */
  parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** The place of a value, or of its key, within the file; nothing for shipped profiles. */
export type LocateSetting = (pointer: Pointer, part: 'key' | 'value') => ErrorPlace | undefined

const KEYS = ['title', 'description', 'extends', 'rules', 'severities', 'parameters'] as const

/** @throws {UserError} PROFILE for the first thing that has another form. */
export function parseProfile(value: unknown, locate: LocateSetting): ProfileFile {
  function wrong(message: string, pointer: Pointer, part: 'key' | 'value' = 'value'): UserError {
    const place = locate(pointer, part)
    return new UserError('PROFILE', message, place === undefined ? {} : { place })
  }

  function text(key: 'title' | 'description' | 'extends', given: unknown): string {
    if (isString(given)) return given
    throw wrong(`"${key}" of a profile must be a string.`, [key])
  }

  function ruleList(given: unknown): 'all' | readonly string[] {
    if (given === 'all' || isStringList(given)) return given
    throw wrong('"rules" of a profile must be "all" or a list of rule ids.', ['rules'])
  }

  function severities(given: unknown): Record<string, Severity> {
    if (!isRecord(given))
      throw wrong('"severities" of a profile must map rule ids to severities.', ['severities'])
    const entries = Object.entries(given).map(([id, severity]): [string, Severity] => {
      if (isSeverity(severity)) return [id, severity]
      throw wrong(`The severity of ${id} must be one of ${SEVERITIES.join(', ')}.`, ['severities', id])
    })
    return Object.fromEntries(entries)
  }

  function parameters(given: unknown): Record<string, Record<string, unknown>> {
    if (!isRecord(given))
      throw wrong('"parameters" of a profile must map rule ids to parameters.', ['parameters'])
    const entries = Object.entries(given).map(([id, values]): [string, Record<string, unknown>] => {
      if (isRecord(values)) return [id, values]
      throw wrong(`The parameters of ${id} must map names to values.`, ['parameters', id])
    })
    return Object.fromEntries(entries)
  }

  if (!isRecord(value)) throw wrong('A profile must be a mapping with "rules" or "extends".', [])
  for (const key of Object.keys(value)) {
    if (KEYS.some((known) => known === key)) continue
    throw wrong(`${JSON.stringify(key)} is not a key of a profile.${didYouMean(key, KEYS)}`, [key], 'key')
  }
  if (value.rules === undefined && value.extends === undefined) {
    throw wrong('A profile needs "rules" or "extends"; without them no rule would be on.', [])
  }
  return {
    ...(value.title !== undefined && { title: text('title', value.title) }),
    ...(value.description !== undefined && { description: text('description', value.description) }),
    ...(value.extends !== undefined && { extends: text('extends', value.extends) }),
    ...(value.rules !== undefined && { rules: ruleList(value.rules) }),
    ...(value.severities !== undefined && { severities: severities(value.severities) }),
    ...(value.parameters !== undefined && { parameters: parameters(value.parameters) }),
  }
}
