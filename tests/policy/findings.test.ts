import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleResult } from '../../src/policy/findings.ts'
import { MAX_FINDINGS_PER_RULE } from '../../src/policy/limits.ts'
import type { RawFinding } from '../../src/policy/types.ts'
import { rule } from './rule.ts'

const RULE = rule({ id: 'T-001', severity: 'warning' })

function output(violation: unknown, unverified: unknown = [], applies: unknown = true) {
  return { applies, violation, unverified }
}

function errorOf(value: unknown): string {
  const result = ruleResult(RULE, value)
  return result.status === 'error' ? result.message : 'no error'
}

function violationsOf(violation: unknown): readonly RawFinding[] {
  const result = ruleResult(RULE, output(violation))
  if (result.status === 'error') throw new Error(result.message)
  return result.violations
}

function numbered(count: number, more: object = {}) {
  return Array.from({ length: count }, (_, i) => ({
    message: `m${String(i).padStart(5, '0')}`,
    at: `/files/${i}`,
    ...more,
  }))
}

describe('what a rule gives', () => {
  it('is taken as it is where it has the right form', () => {
    const violation = [{ message: 'No license.', at: '/model_cards/0', severity: 'note' }]
    const unverified = [{ message: 'Not known.', at: '' }]
    expect(ruleResult(RULE, output(violation, unverified))).toEqual({
      rule: RULE,
      status: 'evaluated',
      applies: true,
      violations: [{ message: 'No license.', at: '/model_cards/0', severity: 'note' }],
      unverified: [{ message: 'Not known.', at: '', severity: null }],
    })
  })

  it.each([
    ['nothing', undefined, 'It gave no object with applies, violation and unverified.'],
    ['a list', [], 'It gave no object with applies, violation and unverified.'],
    ['an object without the parts', {}, 'Its "applies" is neither true nor false.'],
    ['an "applies" that is text', output([], [], 'true'), 'Its "applies" is neither true nor false.'],
    ['an undefined violation', output(null), 'Its "violation" is not a set.'],
    ['a violation that is an object', output({ a: 1 }), 'Its "violation" is not a set.'],
    ['an undefined unverified', output([], null), 'Its "unverified" is not a set.'],
  ])('is an error where it is %s', (_, value, message) => {
    expect(errorOf(value)).toBe(message)
  })

  it.each([
    ['a number', 1, 'is not an object {"message": ..., "at": ...}'],
    ['null', null, 'is not an object {"message": ..., "at": ...}'],
    ['without message', { at: '' }, 'has no message'],
    ['with an empty message', { message: ' ', at: '' }, 'has no message'],
    ['with a message that is no text', { message: 1, at: '' }, 'has no message'],
    ['without place', { message: 'm' }, 'has no JSON Pointer in "at"'],
    ['with a place that is no pointer', { message: 'm', at: 'files/0' }, 'has no JSON Pointer in "at"'],
    ['with a broken escape in its place', { message: 'm', at: '/a~2' }, 'has no JSON Pointer in "at"'],
    [
      'with a severity that there is none',
      { message: 'm', at: '', severity: 'fatal' },
      'has a severity that is none of error, warning, note',
    ],
    ['with a misspelt key', { message: 'm', at: '', sevrity: 'note' }, 'has the unknown key "sevrity"'],
  ])('is an error where one finding is %s', (_, finding, reason) => {
    const good = { message: 'm', at: '' }
    expect(errorOf(output([good, finding]))).toBe(`An element of its "violation" ${reason}.`)
    expect(errorOf(output([good], [finding]))).toBe(`An element of its "unverified" ${reason}.`)
  })

  it('comes in one order, whatever order the set had', () => {
    const findings = [...numbered(20), ...numbered(20, { severity: 'error' }), { message: 'a', at: '' }]
    const sorted = violationsOf(findings)
    fc.assert(
      fc.property(fc.shuffledSubarray(findings, { minLength: findings.length }), (shuffled) => {
        expect(violationsOf(shuffled)).toEqual(sorted)
      }),
    )
  })
})

describe('a rule with very many findings', () => {
  it('keeps all up to the limit', () => {
    expect(violationsOf(numbered(MAX_FINDINGS_PER_RULE))).toHaveLength(MAX_FINDINGS_PER_RULE)
  })

  it('says how many are left out', () => {
    const violations = violationsOf(numbered(MAX_FINDINGS_PER_RULE + 5))
    expect(violations).toHaveLength(MAX_FINDINGS_PER_RULE + 1)
    expect(violations[0]).toEqual({
      message: `5 more findings of this rule are left out; at most ${MAX_FINDINGS_PER_RULE} are listed.`,
      at: '',
      severity: null,
    })
  })

  it('keeps the gravest, and counts what it leaves out as grave as that was', () => {
    const notes = numbered(MAX_FINDINGS_PER_RULE, { severity: 'note' })
    const violations = violationsOf([
      ...notes,
      ...numbered(3, { severity: 'error' }),
      { message: 'z', at: '/z' },
    ])
    expect(violations.filter(({ severity }) => severity === 'error')).toHaveLength(3)
    expect(violations).toContainEqual({ message: 'z', at: '/z', severity: null })
    expect(violations[0]?.severity).toBe('note')
  })
})
