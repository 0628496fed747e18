import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.ts'
import { check } from '../../src/cli/commands/check.ts'
import { parseOutputs } from '../../src/cli/outputs.ts'

/** Reports as `format > place`, `-` being standard output. */
function outputs(line: string): string[] {
  const args = parseArguments(line.split(' ').filter(Boolean), check.options)
  return parseOutputs(args).map(({ format, path }) => `${format} > ${path ?? '-'}`)
}

describe('--format and --output go in pairs, in the order in which they were given', () => {
  test.each([
    ['', ['text > -']],
    ['--format json', ['json > -']],
    ['--output r.sarif', ['sarif > r.sarif']],
    ['-o REPORT.JSON', ['json > REPORT.JSON']],
    ['-o r.md', ['summary > r.md']],
    ['-f github -o annotations.txt', ['github > annotations.txt']],
    ['-f json -o -', ['json > -']],
    ['-f sarif -o r.sarif -f text', ['sarif > r.sarif', 'text > -']],
    ['-f text -f sarif -o r.sarif', ['text > -', 'sarif > r.sarif']],
    ['-o a.json -o b.sarif -f github', ['json > a.json', 'sarif > b.sarif', 'github > -']],
  ])('%s', (line, expected) => {
    expect(outputs(line)).toEqual(expected)
  })
})

describe('what is refused', () => {
  test.each([
    ['-f json -f text', 'Two reports would go to standard output. Give each --format its --output FILE.'],
    ['-f json -o a.json -o a.json', 'Two reports would go to a.json. Give each --format its --output FILE.'],
    ['-o report.html', 'The ending of report.html names no format. Give --format before --output.'],
    ['-o -', 'The ending of - names no format. Give --format before --output.'],
    [
      '-f jsn',
      '--format is "jsn"; it must be one of text, json, sarif, github, summary. Did you mean "json"?',
    ],
  ])('%s', (line, message) => {
    expect(() => outputs(line)).toThrow(expect.objectContaining({ code: 'ARGUMENT', message }))
  })
})
