import { UserError } from '../errors.ts'
import type { Severity } from '../policy/types.ts'
import { didYouMean } from '../suggest.ts'

/** The inputs of action.yml, parsed. */
export interface Inputs {
  path: string
  config: string | null
  policies: string[]
  profile: string | null
  failOn: Severity | null
  annotations: boolean
  summary: boolean
  sarifFile: string | null
  /** SARIF category; null for the default. */
  category: string | null
  reportFile: string | null
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']

/**
 * @param read Gives an input by its name in action.yml; empty if it was not set.
 * @throws {UserError} ARGUMENT
 */
export function parseInputs(read: (name: string) => string): Inputs {
  const optional = (name: string) => read(name) || null
  return {
    path: read('path') || '.',
    config: optional('config'),
    policies: read('policy')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    profile: optional('profile'),
    failOn: severity(read('fail-on')),
    annotations: boolean('annotations', read('annotations')),
    summary: boolean('summary', read('summary')),
    sarifFile: optional('sarif-file'),
    category: optional('category'),
    reportFile: optional('report-file'),
  }
}

function severity(text: string): Severity | null {
  if (text === '') return null
  const found = SEVERITIES.find((candidate) => candidate === text)
  if (found) return found
  throw new UserError(
    'ARGUMENT',
    `Input fail-on is "${text}"; it must be one of ${SEVERITIES.join(', ')}.${didYouMean(text, SEVERITIES)}`,
  )
}

function boolean(name: string, text: string): boolean {
  if (text === '' || /^true$/i.test(text)) return true
  if (/^false$/i.test(text)) return false
  throw new UserError('ARGUMENT', `Input ${name} is "${text}"; it must be true or false.`)
}
