import { describe, expect, it, test } from 'vitest'
import { coverageOf, notCovered, percentOf } from '../../src/authoring/coverage.ts'
import type { Coverable } from '../../src/policy/interpreter.ts'

/** `a.rego`: a head in row 3, a body of rows 4 and 5-6, of which a part of 6 is a range of its own; `b.rego`: row 1. */
const COVERABLE: Coverable = {
  ranges: [
    { file: 'b.rego', start: 1, end: 1 },
    { file: 'a.rego', start: 3, end: 3 },
    { file: 'a.rego', start: 4, end: 4 },
    { file: 'a.rego', start: 5, end: 6 },
    { file: 'a.rego', start: 6, end: 6 },
  ],
  bodies: [{ rule: 'A-001', name: 'violation', file: 'a.rego', row: 3, head: 1, body: [2, 3, 4] }],
}

test('a line ran as often as the part of it that ran least', () => {
  const { files, lines, covered } = coverageOf(COVERABLE, [[2, 3], [2, 3, 4], []])
  expect(files.map(({ file, hits }) => [file, [...hits]])).toEqual([
    [
      'a.rego',
      [
        [3, 0],
        [4, 2],
        [5, 2],
        [6, 1],
      ],
    ],
    ['b.rego', [[1, 0]]],
  ])
  expect([lines, covered]).toEqual([5, 3])
})

describe('a body', () => {
  it.each([
    [[], false, false],
    [[2], true, false],
    [[1, 2, 3, 4], true, true],
  ])('of which %j ran', (ran, entered, fires) => {
    expect(coverageOf(COVERABLE, [ran]).bodies).toMatchObject([{ rule: 'A-001', entered, fires }])
  })
})

it('lines that follow each other are one range', () => {
  const [a] = coverageOf(COVERABLE, [[2]]).files
  expect(a && notCovered(a)).toEqual([
    { start: 3, end: 3 },
    { start: 5, end: 6 },
  ])
})

it.each([
  [{ lines: 10_000, covered: 9_999 }, 99.9],
  [{ lines: 3, covered: 1 }, 33.3],
  [{ lines: 2, covered: 2 }, 100],
  [{ lines: 0, covered: 0 }, 100],
])('the percentage of %j never says 100 for less', (of, expected) => {
  expect(percentOf(of)).toBe(expected)
})
