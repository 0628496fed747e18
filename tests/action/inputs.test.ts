import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parseInputs } from '../../src/action/inputs.ts'

function parse(inputs: Readonly<Record<string, string>>) {
  return parseInputs((name) => inputs[name] ?? '')
}

const DEFAULTS = {
  path: '.',
  config: null,
  policies: [],
  profile: null,
  failOn: null,
  annotations: true,
  summary: true,
  sarifFile: null,
  category: null,
  reportFile: null,
}

test('without inputs', () => {
  expect(parse({})).toEqual(DEFAULTS)
})

test('with all of them', () => {
  expect(
    parse({
      path: 'models',
      config: 'c.yml',
      policy: '  policies/a\r\n\n policies/b \n',
      profile: 'release',
      'fail-on': 'note',
      annotations: 'false',
      summary: 'FALSE',
      'sarif-file': 'r.sarif',
      category: 'models/',
      'report-file': 'r.json',
    }),
  ).toEqual({
    path: 'models',
    config: 'c.yml',
    policies: ['policies/a', 'policies/b'],
    profile: 'release',
    failOn: 'note',
    annotations: false,
    summary: false,
    sarifFile: 'r.sarif',
    category: 'models/',
    reportFile: 'r.json',
  })
})

describe('what is refused', () => {
  test.each([
    [
      { 'fail-on': 'warnings' },
      'Input fail-on is "warnings"; it must be one of error, warning, note. Did you mean "warning"?',
    ],
    [{ 'fail-on': 'high' }, 'Input fail-on is "high"; it must be one of error, warning, note.'],
    [{ annotations: 'yes' }, 'Input annotations is "yes"; it must be true or false.'],
    [{ summary: '0' }, 'Input summary is "0"; it must be true or false.'],
  ])('%j', (inputs, message) => {
    expect(() => parse(inputs)).toThrow(expect.objectContaining({ code: 'ARGUMENT', message }))
  })
})

describe('action.yml', () => {
  const manifest: unknown = load(readFileSync('action.yml', 'utf8'))

  test('declares exactly the inputs that are read, with their defaults', () => {
    const read = new Map<string, string>()
    const declared = member(manifest, 'inputs')
    const parsed = parseInputs((name) => {
      const value = String(member(member(declared, name), 'default'))
      read.set(name, value)
      return value
    })
    expect([...read.keys()].sort()).toEqual(Object.keys(Object(declared)).sort())
    expect(parsed).toEqual(DEFAULTS)
  })

  test('is told in the README, every input in a row and every output by its name', () => {
    const readme = readFileSync('README.md', 'utf8')
    for (const name of Object.keys(Object(member(manifest, 'inputs'))))
      expect(readme).toContain(`| \`${name}\` |`)
    for (const name of Object.keys(Object(member(manifest, 'outputs'))))
      expect(readme).toContain(`\`${name}\``)
  })

  test('describes every input and output in whole sentences', () => {
    for (const room of ['inputs', 'outputs']) {
      for (const entry of Object.values(Object(member(manifest, room)))) {
        expect(member(entry, 'description')).toMatch(/^[A-Z].*\.$/)
      }
    }
  })
})

function member(value: unknown, key: string): unknown {
  return new Map(Object.entries(Object(value))).get(key)
}
