import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { checkPolicy } from '../../src/authoring/checking.ts'
import { type ScaffoldOptions, scaffold } from '../../src/authoring/scaffolding.ts'
import { inspectPolicy } from '../../src/policy/compile.ts'
import { factsSchema, frameworks } from '../policies/sources.ts'
import { engine } from './engine.ts'

const OPTIONS: ScaffoldOptions = {
  id: 'ACME-DATA-001',
  title: 'Every model card says whom to ask',
  severity: 'warning',
  shipped: ['INT-001', 'DATA-003'],
}

function regoOf(options: ScaffoldOptions) {
  return [...scaffold(options).files]
    .filter(([path]) => path.endsWith('.rego'))
    .map(([path, text]) => ({ path, text }))
}

test('a rule, its test, and a fixture of each outcome', () => {
  expect([...scaffold(OPTIONS).files.keys()]).toEqual([
    'acme_data_001.rego',
    'acme_data_001_test.rego',
    'fixtures/acme-data-001-good/README.md',
    'fixtures/acme-data-001-bad/README.md',
  ])
})

test('it leaves nothing to complain about', () => {
  const context = { schema: factsSchema(), frameworks: frameworks(), shipped: new Map<string, string>() }
  expect(checkPolicy(engine, regoOf(OPTIONS), context)).toEqual({
    files: 2,
    rules: 1,
    tests: 3,
    input: 'facts',
    problems: [],
  })
})

test('any title of one line arrives as it was given', () => {
  const title = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => {
    return text.trim() !== '' && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)
  })
  const awkward = fc.constantFrom(
    'yes',
    'a: b',
    '# no',
    "it's",
    '"q"',
    '- x',
    '{a}',
    '1.5',
    'null',
    '\\',
    'a #b',
    '@x',
  )
  fc.assert(
    fc.property(fc.oneof(title, awkward), (text) => {
      expect(inspectPolicy(engine, regoOf({ ...OPTIONS, title: text })).rules[0]?.title).toBe(text)
    }),
    { numRuns: 100 },
  )
})

describe('what is refused', () => {
  it.each([
    ['acme-001', 'Did you mean "ACME-001"?'],
    ['acme_1', 'is no rule id'],
    ['ACME-01', 'three digits'],
    ['../ACME-001', 'is no rule id'],
    ['ACME-001/x', 'is no rule id'],
    ['', 'is no rule id'],
    [`${'A'.repeat(60)}-001`, 'is no rule id'],
    [
      'INT-900',
      "The group INT belongs to Modelward's own rules. Take a group of your own, such as ACME-INT-001.",
    ],
    ['MODELWARD-001', 'cannot name a package'],
    ['IF-001', 'cannot name a package'],
  ])('%s', (id, message) => {
    expect(() => scaffold({ ...OPTIONS, id })).toThrow(
      expect.objectContaining({ code: 'ARGUMENT', message: expect.stringContaining(message) }),
    )
  })

  it.each(['a\nb', ' ', '\u0000', 'a\u2028b'])('the title %j', (title) => {
    expect(() => scaffold({ ...OPTIONS, title })).toThrow('one line')
  })
})
