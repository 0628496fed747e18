import { describe, expect, it } from 'vitest'
import { withheldBy } from '../../src/policy/conftest-findings.ts'
import { ruleResult } from '../../src/policy/findings.ts'
import { rule } from './rule.ts'

const RULE = rule({ id: 'main.deny_root', package: 'main' })

function answer(violation: unknown, more: object = {}) {
  return { applies: true, violation, unverified: [], ...more }
}

function findings(violation: unknown) {
  const result = ruleResult(RULE, answer(violation))
  return result.status === 'error' ? result.message : result.violations
}

describe("a finding in conftest's form", () => {
  it('is a message', () => {
    expect(findings(['No owner.'])).toEqual([{ message: 'No owner.', at: '', severity: null }])
  })

  it('is an object with msg, whose other keys are its own', () => {
    const violation = [{ msg: 'No owner.', details: { id: 7 }, severity: 'HIGH' }]
    expect(findings(violation)).toEqual([{ message: 'No owner.', at: '', severity: null }])
  })

  it.each([
    ['a JSON Pointer in at', { at: '/a/0' }, '/a/0'],
    ['a JSON Pointer in path', { path: '/a/b' }, '/a/b'],
    ['the keys that walk gives', { path: ['a/b', 0] }, '/a~1b/0'],
    ['something else in both', { at: 'line 3', path: 'models/a.json' }, ''],
    ['keys that are none', { path: ['a', {}] }, ''],
  ])('stands where it says, with %s', (_, given, at) => {
    expect(findings([{ msg: 'm', ...given }])).toMatchObject([{ at }])
  })

  it.each([
    [
      { file: 'a.txt', line: 3 },
      { file: 'a.txt', line: 3 },
    ],
    [{ line: 3 }, { file: null, line: 3 }],
    [
      { file: 'a.txt', line: 'x' },
      { file: 'a.txt', line: null },
    ],
    [{ file: 1, line: 0 }, undefined],
    ['a.txt', undefined],
  ])('keeps %j of _loc', (_loc, location) => {
    const [finding] = Array.isArray(findings([{ msg: 'm', _loc }])) ? findings([{ msg: 'm', _loc }]) : []
    expect(finding).toEqual({ message: 'm', at: '', severity: null, ...(location && { location }) })
  })

  it.each([
    ['an empty message', [''], 'An element of its "deny_root" has no message.'],
    ['no text for msg', [{ msg: 1 }], 'An element of its "deny_root" has a "msg" that is no text.'],
    ['true', true, 'Its "deny_root" is not a set.'],
    ['an object', { a: 'text' }, 'Its "deny_root" is not a set.'],
    ['a number', [1], /is not an object/],
  ])('is an error with %s', (_, violation, message) => {
    expect(findings(violation)).toEqual(expect.stringMatching(message))
  })

  it('stands beside one of ours', () => {
    const found = findings(['a', { message: 'b', at: '/x', severity: 'note' }])
    expect(found).toMatchObject([{ message: 'a' }, { message: 'b', at: '/x', severity: 'note' }])
  })
})

describe('a rule that sees each file by itself', () => {
  it('has the findings of all, with the way to the file before their pointers', () => {
    const output = [answer(['a']), answer([{ msg: 'b', at: '/k' }])]
    expect(ruleResult(RULE, output, 2)).toMatchObject({
      violations: [
        { message: 'a', at: '/0/contents' },
        { message: 'b', at: '/1/contents/k' },
      ],
    })
  })

  it.each([
    ['fewer answers than files', [answer([])]],
    ['an answer that is no list', answer([])],
  ])('is an error with %s', (_, output) => {
    expect(ruleResult(RULE, output, 2)).toMatchObject({ status: 'error' })
  })
})

describe('an exception', () => {
  const exception = { name: 'root', rules: [['root', 'other']] }

  it('withholds what the rule finds in that file, and is told', () => {
    const output = [
      answer(['a', 'b'], { exception }),
      answer(['c'], { exception: { name: 'root', rules: [] } }),
    ]
    expect(ruleResult(RULE, output, 2)).toMatchObject({
      applies: true,
      violations: [{ message: 'c', at: '/1/contents' }],
      exceptions: [{ at: '/0/contents', findings: 2 }],
    })
  })

  it('leaves a rule that it withholds from everything not applicable, which is no pass', () => {
    expect(ruleResult(RULE, answer(['a'], { exception }))).toMatchObject({ applies: false, violations: [] })
  })

  it('does not hide that a rule cannot be evaluated', () => {
    expect(ruleResult(RULE, answer(null, { exception }))).toMatchObject({ status: 'error' })
  })

  it.each([
    [[['a'], ['b']], 'b', true],
    [{ x: { y: 'a' } }, 'a', true],
    [[['']], '', true],
    [[['']], 'a', false],
    [['a'], 'a', false],
    [1, 'a', false],
    [null, 'a', false],
  ])('%j of %j: %s', (rules, name, withheld) => {
    expect(withheldBy({ name, rules })).toBe(withheld)
  })
})
