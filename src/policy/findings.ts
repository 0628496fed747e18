import { parsePointer } from '../documents/pointer.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { conftestFinding, isConftestFinding, withheldBy } from './conftest-findings.ts'
import { isRecord, isSeverity, isString, SEVERITIES } from './guards.ts'
import { MAX_FINDINGS_PER_RULE } from './limits.ts'
import type { RawFinding, Rule, RuleException, RuleResult, Severity } from './types.ts'

const FINDING_KEYS = ['message', 'at', 'severity']

/**
 * Checks what a policy gave for a rule. What has another form is an error of the rule, never a pass.
 * @param files Where each file is an input of its own, how many there are; `output` has an answer for each.
 */
export function ruleResult(rule: Rule, output: unknown, files: number | null = null): RuleResult {
  const answers = files === null ? [output] : output
  if (!Array.isArray(answers) || (files !== null && answers.length !== files)) {
    return ruleError(rule, 'It gave no list with an answer for each file.')
  }
  const judged: Judged[] = []
  for (const [index, answer] of answers.entries()) {
    const one = judgedOf(rule, answer, files === null ? '' : `/${index}/contents`)
    if (isString(one)) return ruleError(rule, one)
    judged.push(one)
  }
  const exceptions = judged.flatMap(({ exception }) => exception ?? [])
  const merged = (part: 'violations' | 'unverified') => {
    const findings = judged.flatMap((one) => one[part])
    return bounded(findings.sort(byPlaceAndText), rule.severity)
  }
  return {
    rule,
    status: 'evaluated',
    applies: judged.some(({ applies }) => applies),
    violations: merged('violations'),
    unverified: merged('unverified'),
    ...(exceptions.length > 0 && { exceptions }),
  }
}

export function ruleError(rule: Rule, message: string): RuleResult {
  return { rule, status: 'error', message }
}

/** What a rule says of one input. */
interface Judged {
  readonly applies: boolean
  readonly violations: readonly RawFinding[]
  readonly unverified: readonly RawFinding[]
  readonly exception?: RuleException
}

/** Or what is wrong with it. `at` is the pointer to the input. */
function judgedOf(rule: Rule, output: unknown, at: string): Judged | string {
  if (!isRecord(output)) return 'It gave no object with applies, violation and unverified.'
  const { applies, violation, unverified, exception } = output
  if (typeof applies !== 'boolean') return 'Its "applies" is neither true nor false.'
  const violations = findingsOf(definitionOf(rule), violation, at)
  if (isString(violations)) return violations
  const unproven = findingsOf('unverified', unverified, at)
  if (isString(unproven)) return unproven
  if (!withheldBy(exception)) return { applies, violations, unverified: unproven }
  return { applies: false, violations: [], unverified: [], exception: { at, findings: violations.length } }
}

/** What the rule is called where it is defined: "deny_root" of a rule "main.deny_root" in conftest's form. */
function definitionOf({ id, package: name }: Rule): string {
  return id.startsWith(`${name}.`) ? id.slice(name.length + 1) : 'violation'
}

function findingsOf(name: string, value: unknown, at: string): RawFinding[] | string {
  if (!Array.isArray(value)) return `Its "${name}" is not a set.`
  const findings: RawFinding[] = []
  for (const each of value) {
    const finding = isConftestFinding(each) ? conftestFinding(each) : findingOf(each)
    if (isString(finding)) return `An element of its "${name}" ${finding}.`
    findings.push({ ...finding, at: at + finding.at })
  }
  return findings
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

/** In canonical order, for a set comes in none. */
function byPlaceAndText(a: RawFinding, b: RawFinding): number {
  return (
    byCodeUnit(a.at, b.at) ||
    byCodeUnit(a.message, b.message) ||
    byCodeUnit(a.severity ?? '', b.severity ?? '') ||
    byCodeUnit(a.location?.file ?? '', b.location?.file ?? '') ||
    (a.location?.line ?? 0) - (b.location?.line ?? 0)
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
