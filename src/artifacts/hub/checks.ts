import { quoted } from '../../documents/document.ts'
import type { Pointer } from '../../documents/place.ts'
import { nearest } from '../../suggest.ts'
import { isMapping, type Mapping } from '../data.ts'
import type { Findings } from './check.ts'
import values from './values.json' with { type: 'json' }

/** Checks the value of one field. `root` is the whole front matter, for what depends on another field. */
export type FieldCheck = (value: unknown, at: Pointer, findings: Findings, root: Mapping) => void

/** Checks one text of a field. */
export type TextCheck = (text: string, at: Pointer, findings: Findings) => void

/** Up to this many allowed values are listed in a message. */
const LISTED = 12

/** One text. */
export function text(check: TextCheck = () => undefined): FieldCheck {
  return (value, at, findings) => {
    if (typeof value === 'string') check(value, at, findings)
    else findings.error(at, `has to be a text; it is ${kindOf(value)}`)
  }
}

/** One text or a list of texts. */
export function texts(check: TextCheck = () => undefined): FieldCheck {
  const one = text(check)
  return (value, at, findings, root) => {
    if (!Array.isArray(value)) {
      if (typeof value === 'string') check(value, at, findings)
      else findings.error(at, `has to be a text or a list of texts; it is ${kindOf(value)}`)
      return
    }
    for (const [index, each] of value.entries()) one(each, [...at, String(index)], findings, root)
  }
}

export const flag: FieldCheck = (value, at, findings) => {
  if (typeof value !== 'boolean') findings.error(at, `has to be true or false; it is ${kindOf(value)}`)
}

/** A list of mappings; `check` gets each. */
export function mappings(check: (each: Mapping, at: Pointer, findings: Findings) => void): FieldCheck {
  return (value, at, findings) => {
    if (!Array.isArray(value)) {
      findings.error(at, `has to be a list; it is ${kindOf(value)}`)
      return
    }
    for (const [index, each] of value.entries()) {
      const place = [...at, String(index)]
      if (isMapping(each)) check(each, place, findings)
      else findings.error(place, `has to be a mapping; it is ${kindOf(each)}`)
    }
  }
}

/** A value that has to be in one of the Hub's lists. */
export function oneOf(list: keyof typeof values, level: 'error' | 'warn', what: string): TextCheck {
  const known: readonly string[] = values[list].values
  const set = new Set(known)
  return (written, at, findings) => {
    if (!set.has(written)) findings[level](at, notOneOf(written, known, what))
  }
}

function notOneOf(written: string, known: readonly string[], what: string): string {
  const near = nearest(written.slice(0, 100), known)
  const hint = near === undefined ? '' : ` (did you mean ${quoted(near)}?)`
  const list = known.length <= LISTED ? ` ${known.join(', ')}` : ` the Hub's ${known.length} ${what}`
  return `${quoted(written)} is not one of${list}${hint}`
}

/** The Hub takes any name of a library, and shows code to load the model only for those that it knows. */
export const library: TextCheck = (written, at, findings) => {
  const known: readonly string[] = values.libraries.values
  if (known.includes(written)) return
  const near = nearest(written.slice(0, 100), known)
  if (near !== undefined && isMisspelling(written, near)) {
    findings.warn(at, `${quoted(written)} is no library that the Hub knows (did you mean ${quoted(near)}?)`)
  }
}

function isMisspelling(written: string, near: string): boolean {
  const letters = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return letters(written) === letters(near)
}

/** An id of a model or dataset: huggingface_hub, utils/_validators.py, `validate_repo_id`. */
export function repoId(kind: 'model' | 'dataset'): TextCheck {
  return (written, at, findings) => {
    if (isRepoId(written)) return
    findings.error(at, `${quoted(written)} is no ${kind} id of the Hub, which has the form \`owner/name\``)
  }
}

function isRepoId(written: string): boolean {
  return (
    /^(?:\b[\w.-]{1,96}\b\/)?\b[\w.-]{1,96}\b$/.test(written) &&
    !/--|\.\./.test(written) &&
    !written.endsWith('.git')
  )
}

/** What a value is, for a message. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'boolean') return `${value}, a truth value of YAML 1.1: put it in quotes`
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value === 'string' ? 'text' : typeof value}`
}
