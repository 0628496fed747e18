import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { profilesText } from '../../build/profiles.mjs'
import { parseYaml } from '../../src/documents/yaml.ts'
import { UserError } from '../../src/errors.ts'
import { inspectPolicy } from '../../src/policy/compile.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { loadProfile, type Profile } from '../../src/policy/profile.ts'
import { parseProfile } from '../../src/policy/profile-file.ts'
import { decideRules, rulesOn } from '../../src/policy/selection.ts'
import { ruleSources } from '../policies/sources.ts'

const SHIPPED: unknown = JSON.parse(profilesText())

function load(name: string, files: Readonly<Record<string, string>> = {}): Promise<Profile> {
  return loadProfile(name, {
    shipped: async () => SHIPPED,
    read: async (path) => {
      const text = Object.hasOwn(files, path) ? files[path] : undefined
      if (text === undefined) throw new Error('there is no such file')
      return new TextEncoder().encode(text)
    },
  })
}

async function failureOf(name: string, files: Readonly<Record<string, string>> = {}) {
  try {
    await load(name, files)
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, message: error.message, place: error.place }
    throw error
  }
  throw new Error('it did not throw')
}

describe('the shipped profiles', () => {
  it('are default, baseline and release, each well-formed', async () => {
    expect(Object.keys(SHIPPED ?? {})).toEqual(['baseline', 'default', 'release'])
    for (const name of ['baseline', 'default', 'release']) {
      const { layers } = await load(name)
      expect(layers).toHaveLength(1)
      expect(layers[0]?.file).toMatchObject({ title: expect.any(String), description: expect.any(String) })
    }
  })

  it('are what their YAML says, read as a user profile is read', () => {
    const folder = new URL('../../policies/profiles/', import.meta.url)
    const read = readdirSync(folder).map((file) => [
      file.replace('.yml', ''),
      parseYaml(readFileSync(new URL(file, folder), 'utf8')).value,
    ])
    expect(Object.fromEntries(read)).toEqual(SHIPPED)
  })
})

describe('the shipped profiles on the shipped rules', async () => {
  const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))
  const sources = ruleSources().filter(({ path }) => !path.endsWith('_test.rego'))
  const { rules } = inspectPolicy(engine, sources)
  const select = async (name: string) =>
    rulesOn(decideRules([{ pack: { name: 'modelward', rules }, shipped: true }], await load(name)))

  it('default has each on, at its own severity', async () => {
    const selected = [...(await select('default')).values()]
    expect(selected.map(({ rule }) => rule)).toEqual(rules)
    expect(selected.filter(({ overridden }) => overridden)).toEqual([])
  })

  it('baseline has the few to begin with', async () => {
    const selected = await select('baseline')
    expect(selected.size).toBeGreaterThan(5)
    expect(selected.size).toBeLessThan(rules.length / 2)
  })

  it('release has each on, and makes an error of what is merely absent', async () => {
    const selected = await select('release')
    expect(selected.size).toBe(rules.length)
    const raised = [...selected].filter(([, { overridden }]) => overridden)
    expect(raised.map(([id, { severity }]) => [id, severity])).toEqual([
      ['DATA-001', 'error'],
      ['DOC-004', 'error'],
      ['GOV-001', 'error'],
      ['INT-001', 'error'],
      ['SC-001', 'error'],
    ])
  })
})

describe('a profile file', () => {
  it('states rules, severities and parameters', async () => {
    const text =
      'title: Mine\nrules: [INT-001]\nseverities: {INT-001: note}\nparameters: {LIC-003: {deny: [MIT]}}\n'
    const { name, layers } = await load('policies/mine.yml', { 'policies/mine.yml': text })
    expect(name).toBe('policies/mine.yml')
    expect(layers.map(({ file }) => file)).toEqual([
      {
        title: 'Mine',
        rules: ['INT-001'],
        severities: { 'INT-001': 'note' },
        parameters: { 'LIC-003': { deny: ['MIT'] } },
      },
    ])
  })

  it('extends a shipped profile, or a file beside it', async () => {
    const files = {
      'p/strict.yml': 'extends: ./team.yaml\nseverities: {DOC-001: note}\n',
      'p/team.yaml': 'extends: release\n',
    }
    const { layers } = await load('./p/strict.yml', files)
    expect(layers.map(({ file }) => file.extends ?? file.title)).toEqual([
      'Release',
      'release',
      './team.yaml',
    ])
  })

  it.each([
    ['an unknown key', 'rules: all\nseverity: {}\n', '"severity" is not a key of a profile.', 2, 1],
    [
      'a severity that there is none',
      'rules: all\nseverities:\n  A-1: fatal\n',
      'The severity of A-1 must',
      3,
      8,
    ],
    ['rules that are no list', 'rules: everything\n', '"rules" of a profile must be', 1, 8],
    ['rules that are no texts', 'rules: [1]\n', '"rules" of a profile must be', 1, 8],
    [
      'severities that are no mapping',
      'rules: all\nseverities: [a]\n',
      '"severities" of a profile must',
      2,
      13,
    ],
    [
      'parameters that are no mapping',
      'rules: all\nparameters: {A-1: 3}\n',
      'The parameters of A-1 must',
      2,
      19,
    ],
    ['an extends that is no text', 'extends: [default]\n', '"extends" of a profile must be a string', 1, 10],
    ['neither rules nor extends', 'title: x\n', 'A profile needs "rules" or "extends"', 1, 1],
    ['nothing', '', 'A profile must be a mapping', 1, 1],
    ['a syntax error', 'rules: [\n', 'The YAML cannot be parsed', 2, 1],
    ['a key twice', 'rules: all\nrules: []\n', 'rules', 2, 1],
  ])("with %s is the user's mistake, with its place", async (_, text, message, line, column) => {
    const failure = await failureOf('p.yml', { 'p.yml': text })
    expect(failure).toMatchObject({ code: 'PROFILE', place: { path: 'p.yml', line, column } })
    expect(failure.message).toContain(message)
  })

  it('suggests the key that was meant', async () => {
    const { message } = await failureOf('p.yml', { 'p.yml': 'rulez: all\n' })
    expect(message).toContain('Did you mean "rules"?')
  })

  it("that is not there is the user's mistake", async () => {
    expect(await failureOf('p.yml')).toMatchObject({
      code: 'PROFILE',
      message: 'The profile p.yml cannot be read: there is no such file',
    })
  })

  it("that extends itself is the user's mistake, at the word that says so", async () => {
    const files = { 'a.yml': 'extends: ./b.yml\n', 'b.yml': 'extends: ./a.yml\n' }
    expect(await failureOf('a.yml', files)).toMatchObject({
      code: 'PROFILE',
      message: expect.stringContaining('extends itself'),
      place: { path: 'b.yml', line: 1, column: 10 },
    })
  })
})

describe('a profile by name', () => {
  it("that is not shipped is the user's mistake, with the one that was meant", async () => {
    const { code, message } = await failureOf('relaese')
    expect(code).toBe('PROFILE')
    expect(message).toContain('Did you mean "release"?')
    expect(message).toContain('There are: baseline, default, release')
  })

  it('is not taken from the prototype of an object', async () => {
    expect((await failureOf('constructor')).code).toBe('PROFILE')
  })

  it('that another profile extends is said at its place', async () => {
    expect((await failureOf('p.yml', { 'p.yml': 'extends: defualt\n' })).place).toEqual({
      path: 'p.yml',
      line: 1,
      column: 10,
    })
  })
})

describe('parseProfile', () => {
  it('keeps keys that are names of the prototype as data', () => {
    const value: unknown = JSON.parse('{"rules": "all", "severities": {"__proto__": "error"}}')
    const { severities = {} } = parseProfile(value, () => undefined)
    expect(Object.entries(severities)).toEqual([['__proto__', 'error']])
  })
})
