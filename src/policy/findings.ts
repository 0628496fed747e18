import { parsePointer } from '../documents/pointer.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { isRecord, isSeverity, isString, SEVERITIES } from './guards.ts'
import { MAX_FINDINGS_PER_RULE } from './limits.ts'
import type { RawFinding, Rule, RuleResult, Severity } from './types.ts'

const FINDING_KEYS = ['message', 'at', 'severity']

/** Checks what a policy gave for a rule. What has another form is an error of the rule, never a pass. */
export function ruleResult(rule: Rule, output: unknown): RuleResult {
  if (!isRecord(output)) return ruleError(rule, 'It gave no object with applies, violation and unverified.')
  const { applies, violation, unverified } = output
  if (typeof applies !== 'boolean') return ruleError(rule, 'Its "applies" is neither true nor false.')
  const violations = findingsOf('violation', violation, rule.severity)
  if (isString(violations)) return ruleError(rule, violations)
  const unproven = findingsOf('unverified', unverified, rule.severity)
  if (isString(unproven)) return ruleError(rule, unproven)
  return { rule, status: 'evaluated', applies, violations, unverified: unproven }
}

export function ruleError(rule: Rule, message: string): RuleResult {
  return { rule, status: 'error', message }
}

/** Findings in canonical order, for a set comes in none; or what is wrong with them. */
function findingsOf(name: string, value: unknown, severity: Severity): RawFinding[] | string {
  if (!Array.isArray(value)) return `Its "${name}" is not a set.`
  const findings: RawFinding[] = []
  for (const each of value) {
    const finding = findingOf(each)
    if (isString(finding)) return `An element of its "${name}" ${finding}.`
    findings.push(finding)
  }
  return bounded(findings.sort(byPlaceAndText), severity)
}

function findingOf(value: unknown): RawFinding | string {
  if (!isRecord(value)) return 'is not an object {"message": ..., "at": ...}'
  const unknown = Object.keys(value).find((key) => !FINDING_KEYS.includes(key))
  if (unknown !== undefined) return `has the unknown key ${JSON.stringify(unknown)}`
  const { message, at, severity = null } = value
  if (!isString(message) || message.trim() === '') return 'has no message'
  if (!isString(at) || parsePointer(at) === null) return 'has no JSON Pointer in "at"'
  if (severity !== null && !isSeverity(severity))
    return `has a severity that is none of ${SEVERITIES.join(', ')}`
  return { message, at, severity }
}

function byPlaceAndText(a: RawFinding, b: RawFinding): number {
  return (
    byCodeUnit(a.at, b.at) ||
    byCodeUnit(a.message, b.message) ||
    byCodeUnit(a.severity ?? '', b.severity ?? '')
  )
}

/** Keeps the gravest findings; one more says how many are left out, as grave as the gravest of them. */
function bounded(findings: RawFinding[], own: Severity): RawFinding[] {
  if (findings.length <= MAX_FINDINGS_PER_RULE) return findings
  const rank = ({ severity }: RawFinding) => SEVERITIES.indexOf(severity ?? own)
  const byGravity = findings.toSorted((a, b) => rank(a) - rank(b) || byPlaceAndText(a, b))
  const rest = byGravity.length - MAX_FINDINGS_PER_RULE
  const message = `${rest} more findings of this rule are left out; at most ${MAX_FINDINGS_PER_RULE} are listed.`
  const gravestLeftOut = byGravity[MAX_FINDINGS_PER_RULE]
  return [
    { message, at: '', severity: gravestLeftOut?.severity ?? null },
    ...byGravity.slice(0, MAX_FINDINGS_PER_RULE).sort(byPlaceAndText),
  ]
}
