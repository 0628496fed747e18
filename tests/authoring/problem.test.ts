import { describe, expect, it } from 'vitest'
import { positionOf, sortedProblems, withSuggestion } from '../../src/authoring/problem.ts'
import type { EngineProblem } from '../../src/policy/engine.ts'

function problem(changes: Partial<EngineProblem>): EngineProblem {
  return { code: 'rego_type_error', message: 'wrong', file: 'a.rego', row: 1, col: 1, ...changes }
}

describe('a suggestion where OPA lists the names that there are', () => {
  it.each([
    ['undefined ref: c.licence; "licence" is none of "library", "license"', ' Did you mean "license"?'],
    ['undefined ref: input.x; "modles" is none of "models"', ' Did you mean "models"?'],
    ['undefined ref: c["a\\"b"]; "a\\"c" is none of "z", "a\\"b"', ' Did you mean "a\\"b"?'],
  ])('%s', (message, suggestion) => {
    expect(withSuggestion(problem({ message })).message).toBe(`${message}.${suggestion}`)
  })

  it.each([
    'undefined ref: input.x; "entirely" is none of "models", "files"',
    'rego_parse_error: unexpected } token',
    '"a" is none of ',
  ])('nothing is made up: %s', (message) => {
    expect(withSuggestion(problem({ message })).message).toBe(message)
  })
})

it('problems come by place, each once', () => {
  const [a, b, c, d] = [
    problem({ file: 'a.rego', row: 10 }),
    problem({ file: 'a.rego', row: 9, message: 'z' }),
    problem({ file: 'b.rego', row: 1 }),
    problem({ file: 'a.rego', row: 9, message: 'y' }),
  ]
  expect(sortedProblems([c, a, b, { ...a }, d])).toEqual([d, b, a, c])
})

it.each([
  [{}, 'a.rego:1:1: '],
  [{ col: 0 }, 'a.rego:1: '],
  [{ row: 0, col: 0 }, 'a.rego: '],
  [{ file: '', row: 0, col: 0 }, ''],
])('the position says what is known: %j', (changes, expected) => {
  expect(positionOf(problem(changes))).toBe(expected)
})
