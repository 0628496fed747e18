import { describe, expect, it } from 'vitest'
import type { RuleSetting } from '../../src/config/types.ts'
import { UserError } from '../../src/errors.ts'
import type { Source } from '../../src/policy/layers.ts'
import type { Profile } from '../../src/policy/profile.ts'
import type { LocateSetting, ProfileFile } from '../../src/policy/profile-file.ts'
import { decideRules, rulesOn, type SelectablePack } from '../../src/policy/selection.ts'
import type { Parameter } from '../../src/policy/types.ts'
import { rule } from './rule.ts'

const LIST: Parameter = { type: 'string-list', default: [], description: 'Licenses.' }
const COUNT: Parameter = { type: 'number', default: 3, description: 'How many.' }

const OURS: SelectablePack = {
  pack: {
    name: 'modelward',
    rules: [
      rule({ id: 'LIC-003', severity: 'warning', parameters: { deny: LIST, limit: COUNT } }),
      rule({ id: 'INT-001', severity: 'error' }),
      rule({ id: 'DOC-001', severity: 'note' }),
    ],
  },
  shipped: true,
}
const THEIRS: SelectablePack = {
  pack: { name: 'acme', rules: [rule({ id: 'ACME-1', severity: 'warning' })] },
  shipped: false,
}

/** Places that say what was asked for. */
const locate: LocateSetting = (pointer, part) => ({ path: `${part} of /${pointer.join('/')}` })

interface Given {
  /** The profile, with those that it extends before it. */
  profile?: ProfileFile[]
  config?: Record<string, RuleSetting>
  packs?: SelectablePack[]
}

function decide({ profile = [{ rules: 'all' }], config = {}, packs = [OURS] }: Given) {
  const layers = profile.map((file, index) => ({ name: `p${index}`, file, locate }))
  return decideRules(packs, { name: 'p', layers } satisfies Profile, { settings: config, locate })
}

function select(given: Given) {
  return rulesOn(decide(given))
}

/** A source, with its place. */
function told(source: Source | undefined) {
  if (source === undefined) throw new Error('there is no such setting')
  const name = source.kind === 'profile' ? ` ${source.name}` : ''
  return `${source.kind}${name}${'place' in source ? `: ${source.place()?.path}` : ''}`
}

function severities(given: Given) {
  return Object.fromEntries([...select(given)].map(([id, { severity }]) => [id, severity]))
}

function failureOf(given: Given) {
  try {
    select(given)
  } catch (error) {
    if (error instanceof UserError)
      return { code: error.code, message: error.message, path: error.place?.path }
    throw error
  }
  throw new Error('it did not throw')
}

describe('which rules are on', () => {
  it('all of them, sorted by id, where the profile says so', () => {
    expect([...select({ packs: [THEIRS, OURS] }).keys()]).toEqual(['ACME-1', 'DOC-001', 'INT-001', 'LIC-003'])
  })

  it('those that the profile lists, and any of a folder that the user adds', () => {
    const given = { profile: [{ rules: ['INT-001'] }], packs: [OURS, THEIRS] }
    expect([...select(given).keys()]).toEqual(['ACME-1', 'INT-001'])
  })

  it('those of the last profile that lists any', () => {
    const profile: ProfileFile[] = [{ rules: 'all' }, { rules: ['INT-001'] }, { severities: {} }]
    expect([...select({ profile }).keys()]).toEqual(['INT-001'])
  })

  it('not one that modelward.yml turns off, whosever it is', () => {
    const config = { 'INT-001': 'off', 'LIC-003': { severity: 'off' }, 'ACME-1': 'off' } as const
    expect([...select({ config, packs: [OURS, THEIRS] }).keys()]).toEqual(['DOC-001'])
  })

  it('also one that is given a severity, and not one that is only given parameters', () => {
    const profile: ProfileFile[] = [{ rules: [], severities: { 'DOC-001': 'error' } }]
    const config: Record<string, RuleSetting> = { 'INT-001': 'note', 'LIC-003': { parameters: { limit: 1 } } }
    expect([...select({ profile, config }).keys()]).toEqual(['DOC-001', 'INT-001'])
  })
})

describe('the severity of a rule', () => {
  it("is the rule's own where nobody sets it", () => {
    expect(severities({})).toEqual({ 'DOC-001': 'note', 'INT-001': 'error', 'LIC-003': 'warning' })
    expect(select({}).get('DOC-001')?.overridden).toBe(false)
  })

  it('is what modelward.yml says before the profile, and the profile before the one it extends', () => {
    const profile: ProfileFile[] = [
      { rules: 'all', severities: { 'DOC-001': 'warning', 'INT-001': 'warning', 'LIC-003': 'note' } },
      { severities: { 'INT-001': 'note', 'LIC-003': 'error' } },
    ]
    const config = { 'LIC-003': { severity: 'warning' } } as const
    expect(severities({ profile, config })).toEqual({
      'DOC-001': 'warning',
      'INT-001': 'note',
      'LIC-003': 'warning',
    })
    expect(select({ profile, config }).get('INT-001')?.overridden).toBe(true)
  })
})

describe('the parameters of a rule', () => {
  it('are its defaults with the profiles and modelward.yml over them, name by name', () => {
    const profile: ProfileFile[] = [
      { rules: 'all', parameters: { 'LIC-003': { deny: ['MIT'], limit: 1 } } },
      { parameters: { 'LIC-003': { limit: 2 } } },
    ]
    expect(select({}).get('LIC-003')?.parameters).toEqual({ deny: [], limit: 3 })
    expect(select({ profile }).get('LIC-003')?.parameters).toEqual({ deny: ['MIT'], limit: 2 })
    const config = { 'LIC-003': { parameters: { limit: 9 } } }
    expect(select({ profile, config }).get('LIC-003')?.parameters).toEqual({ deny: ['MIT'], limit: 9 })
  })

  it.each([
    ['limit', '3', 'The parameter "limit" of LIC-003 must be a number.'],
    ['deny', 'MIT', 'The parameter "deny" of LIC-003 must be a list of strings.'],
    ['denny', [], '"denny" is not a parameter of LIC-003. Did you mean "deny"? It has: deny, limit.'],
    ['toString', 1, '"toString" is not a parameter of LIC-003. It has: deny, limit.'],
  ])('cannot be %s: %j', (name, value, message) => {
    const parameters = { [name]: value }
    expect(failureOf({ config: { 'LIC-003': { parameters } } })).toEqual({
      code: 'CONFIG',
      message,
      path: `key of /rules/LIC-003/parameters/${name}`,
    })
    expect(failureOf({ profile: [{ rules: 'all', parameters: { 'LIC-003': parameters } }] })).toEqual({
      code: 'PROFILE',
      message,
      path: `key of /parameters/LIC-003/${name}`,
    })
  })

  it('cannot be set on a rule that has none', () => {
    const { message } = failureOf({ config: { 'INT-001': { parameters: { a: 1 } } } })
    expect(message).toBe('"a" is not a parameter of INT-001. INT-001 has none.')
  })
})

describe('where a decision comes from', () => {
  const profile: ProfileFile[] = [
    {
      rules: 'all',
      severities: { 'LIC-003': 'note' },
      parameters: { 'LIC-003': { deny: ['MIT'], limit: 1 } },
    },
    { rules: ['LIC-003'] },
  ]
  const config: Record<string, RuleSetting> = {
    'ACME-1': 'off',
    'DOC-001': { severity: 'error' },
    'LIC-003': { parameters: { limit: 2 } },
  }
  const rules = decide({ profile, config, packs: [OURS, THEIRS] })
  const switchesOf = (id: string) =>
    rules.get(id)?.switches.map(({ on, how, source }) => `${on ? 'on' : 'off'} ${how}, ${told(source)}`)

  it.each([
    [
      'LIC-003',
      [
        'on all, profile p0: key of /rules',
        'on severity, profile p0: key of /severities/LIC-003',
        'on listed, profile p1: value of /rules/0',
      ],
    ],
    ['INT-001', ['on all, profile p0: key of /rules', 'off unlisted, profile p1: key of /rules']],
    [
      'DOC-001',
      [
        'on all, profile p0: key of /rules',
        'off unlisted, profile p1: key of /rules',
        'on severity, config: key of /rules/DOC-001',
      ],
    ],
    [
      'ACME-1',
      ['on added, folder', 'on all, profile p0: key of /rules', 'off off, config: key of /rules/ACME-1'],
    ],
  ])('is told of what switched %s', (id, expected) => {
    expect(switchesOf(id)).toEqual(expected)
    expect(rules.get(id)?.on).toBe(expected.at(-1)?.startsWith('on'))
  })

  it('is told of the severity and of each parameter', () => {
    const rule = rules.get('LIC-003')
    expect(told(rule?.severitySource)).toBe('profile p0: key of /severities/LIC-003')
    expect(told(rules.get('INT-001')?.severitySource)).toBe('metadata')
    expect(told(rule?.parameterSources.deny)).toBe('profile p0: key of /parameters/LIC-003/deny')
    expect(told(rule?.parameterSources.limit)).toBe('config: key of /rules/LIC-003/parameters/limit')
    expect(told(decide({}).get('LIC-003')?.parameterSources.limit)).toBe('metadata')
  })

  it('is looked into for rules that are off as well: a wrong parameter is told', () => {
    const off = { 'LIC-003': { severity: 'off', parameters: { limit: '3' } } } as const
    expect(failureOf({ config: off }).message).toBe('The parameter "limit" of LIC-003 must be a number.')
  })
})

describe('a rule that no pack has', () => {
  it.each([
    ['in modelward.yml', { config: { 'INT-01': 'off' } }, 'CONFIG', 'key of /rules/INT-01'],
    ['in a list', { profile: [{ rules: ['DOC-001', 'INT-01'] }] }, 'PROFILE', 'value of /rules/1'],
    [
      'among severities',
      { profile: [{ severities: { 'INT-01': 'note' } }] },
      'PROFILE',
      'key of /severities/INT-01',
    ],
    [
      'among parameters',
      { profile: [{ parameters: { 'INT-01': {} } }] },
      'PROFILE',
      'key of /parameters/INT-01',
    ],
  ] satisfies [string, Given, string, string][])('is a mistake %s', (_, given, code, path) => {
    const message = 'There is no rule "INT-01". Did you mean "INT-001"?'
    expect(failureOf(given)).toEqual({ code, message, path })
  })
})

describe('two rules of one id', () => {
  it('are a mistake, at the second', () => {
    const double = {
      ...THEIRS,
      pack: { name: 'acme', rules: [rule({ id: 'INT-001', file: 'acme/int.rego' })] },
    }
    expect(failureOf({ packs: [OURS, double] })).toEqual({
      code: 'POLICY_DUPLICATE',
      message:
        'There is a rule INT-001 in policies/rules/INT-001.rego (modelward) already. Give this one another custom.id.',
      path: 'acme/int.rego',
    })
  })
})
