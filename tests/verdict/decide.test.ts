import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePointer } from '../../src/documents/pointer.ts'
import type { File, Unread } from '../../src/facts/types.ts'
import type { EffectiveRule } from '../../src/policy/selection.ts'
import type { RawFinding, RuleResult, Severity } from '../../src/policy/types.ts'
import { type DecideOptions, decide } from '../../src/verdict/decide.ts'
import type { Placer } from '../../src/verdict/placer.ts'
import { rule } from '../policy/rule.ts'

type Evaluated = Extract<RuleResult, { status: 'evaluated' }>

/** Cards by their paths in this order: the place is the card's first line, the stable pointer has its path. */
function placerOf(cards: readonly string[]): Placer {
  const card = (pointer: string) => cards[Number(parsePointer(pointer)?.[1])] ?? ''
  return {
    place: async (pointer) => ({ path: card(pointer), line: 1, column: 1, end_line: 1, end_column: 4 }),
    stablePointer: (pointer) => pointer.replace(/\d+/, card(pointer)),
  }
}

function effective(id: string, given: Partial<EffectiveRule> = {}): EffectiveRule {
  const parts = {
    pack: 'modelward',
    severity: 'warning',
    overridden: false,
    parameters: { limit: 3 },
  } as const
  return { rule: rule({ id, severity: 'warning', controls: { 'iso-42001': ['A.4.2'] } }), ...parts, ...given }
}

function result(id: string, given: Partial<Omit<Evaluated, 'status'>> = {}): RuleResult {
  return { rule: rule({ id }), status: 'evaluated', applies: true, violations: [], unverified: [], ...given }
}

function raw(message: string, at = '/model_cards/0', severity: Severity | null = null): RawFinding {
  return { message, at, severity }
}

function decided(rules: EffectiveRule[], results: RuleResult[], given: Partial<DecideOptions> = {}) {
  return decide({
    facts: { system: { id: 'credit', path: '' }, files: [], unread: [] },
    profile: 'default',
    rules: new Map(rules.map((each) => [each.rule.id, each])),
    results,
    placer: placerOf(['README.md', 'other.md']),
    failOn: 'error',
    ...given,
  })
}

async function outcome(given: Partial<Omit<Evaluated, 'status'>>): Promise<string | undefined> {
  const { rules } = await decided([effective('A-1')], [result('A-1', given)])
  return rules[0]?.outcome
}

describe('the outcome of a rule', () => {
  it('is fail where it has a violation, whatever else it says', async () => {
    expect(await outcome({ violations: [raw('v')] })).toBe('fail')
    expect(await outcome({ violations: [raw('v')], unverified: [raw('u')] })).toBe('fail')
    expect(await outcome({ violations: [raw('v')], applies: false })).toBe('fail')
  })

  it('is needs-review where something could not be told and nothing is violated', async () => {
    expect(await outcome({ unverified: [raw('u')] })).toBe('needs-review')
  })

  it('is not-applicable where it leaves something open and does not apply, and that is no finding', async () => {
    const result: RuleResult = {
      rule: rule({ id: 'A-1' }),
      status: 'evaluated',
      applies: false,
      violations: [],
      unverified: [raw('u')],
    }
    const { rules, findings } = await decided([effective('A-1')], [result])
    expect(rules).toMatchObject([{ id: 'A-1', outcome: 'not-applicable' }])
    expect(findings).toEqual([])
  })

  it('is not-applicable where it does not apply, and else pass', async () => {
    expect(await outcome({ applies: false })).toBe('not-applicable')
    expect(await outcome({})).toBe('pass')
  })

  it('is error, with the reason, where it could not be evaluated', async () => {
    const error: RuleResult = { rule: rule({ id: 'A-1' }), status: 'error', message: 'It threw.' }
    const { rules, findings } = await decided([effective('A-1')], [error])
    expect(rules).toMatchObject([{ id: 'A-1', outcome: 'error', error: 'It threw.' }])
    expect(findings).toEqual([])
  })

  it('is error where there is no result, and is not told for a rule that is off', async () => {
    const { rules } = await decided([effective('A-1')], [result('B-1')])
    expect(rules).toMatchObject([{ id: 'A-1', outcome: 'error', error: 'It was not evaluated.' }])
  })
})

describe('a finding', () => {
  it('has all that a reader of the report needs', async () => {
    const { findings } = await decided(
      [effective('A-1')],
      [result('A-1', { violations: [raw('No license.')] })],
    )
    expect(findings).toEqual([
      {
        path: 'README.md',
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 4,
        rule: 'A-1',
        kind: 'violation',
        severity: 'warning',
        message: 'No license.',
        remediation: 'Mend A-1.',
        controls: { 'iso-42001': ['A.4.2'] },
        pointer: '/model_cards/0',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        blocks: false,
      },
    ])
  })

  it.each([
    ['the rule has it', {}, null, 'warning'],
    ['the finding itself says', {}, 'note', 'note'],
    ['profile or configuration say', { overridden: true, severity: 'error' }, 'note', 'error'],
  ] as const)('is as grave as %s', async (_, given, own, expected) => {
    const violations = [raw('v', '/model_cards/0', own)]
    const { findings } = await decided([effective('A-1', given)], [result('A-1', { violations })])
    expect(findings[0]?.severity).toBe(expected)
  })

  it.each([
    ['error', [true, false, false]],
    ['warning', [true, true, false]],
    ['note', [true, true, true]],
  ] as const)('blocks from severity %s on, if that is what fails', async (failOn, expected) => {
    const severities = ['error', 'warning', 'note'] as const
    const violations = severities.map((severity, i) => raw(`${i}`, '/model_cards/0', severity))
    const { findings } = await decided([effective('A-1')], [result('A-1', { violations })], { failOn })
    expect(findings.map(({ blocks }) => blocks)).toEqual(expected)
  })

  it('never blocks for what could not be told', async () => {
    const unverified = [raw('u', '/model_cards/0', 'error')]
    const { findings } = await decided([effective('A-1')], [result('A-1', { unverified })], {
      failOn: 'note',
    })
    expect(findings).toMatchObject([{ kind: 'unverified', severity: 'error', blocks: false }])
  })

  it('keeps its fingerprint when the lists of the facts are in another order', async () => {
    const cards = ['README.md', 'a/README.md', 'b/README.md', 'c/README.md']
    const prints = async (order: readonly string[]) => {
      const violations = order.flatMap((card, i) => [
        raw(`${card} has no license.`, `/model_cards/${i}`),
        raw(`${card} has no name.`, `/model_cards/${i}`),
      ])
      const { findings } = await decided([effective('A-1')], [result('A-1', { violations })], {
        placer: placerOf(order),
      })
      return findings.map(({ path, message, fingerprint }) => [path, message, fingerprint])
    }
    const expected = await prints(cards)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(cards, { minLength: cards.length }), async (order) => {
        expect(await prints(order)).toEqual(expected)
      }),
    )
  })
})

describe('the report of a system', () => {
  it('is the same whatever order results and findings come in', async () => {
    const ids = ['C-1', 'A-1', 'B-1']
    const violations = [raw('z'), raw('a'), raw('m', '/model_cards/1'), raw('m', '/model_cards/1', 'note')]
    const report = (rules: readonly string[], found: readonly RawFinding[]) =>
      decided(
        rules.map((id) => effective(id)),
        rules.map((id) => result(id, { violations: found })),
      )
    const expected = await report(ids, violations)
    expect(expected.rules.map(({ id }) => id)).toEqual(['A-1', 'B-1', 'C-1'])
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(ids, { minLength: ids.length }),
        fc.shuffledSubarray(violations, { minLength: violations.length }),
        async (rules, found) => {
          expect(await report(rules, found)).toEqual(expected)
        },
      ),
    )
  })

  it('says of each rule what it is and with which values it ran', async () => {
    const { rules, profile } = await decided([effective('A-1', { severity: 'note' })], [result('A-1')])
    expect(profile).toBe('default')
    expect(rules).toEqual([
      {
        id: 'A-1',
        title: 'Title of A-1',
        description: 'Description of A-1.',
        severity: 'note',
        outcome: 'pass',
        error: null,
        remediation: 'Mend A-1.',
        controls: { 'iso-42001': ['A.4.2'] },
        references: [],
        parameters: { limit: 3 },
        pack: 'modelward',
      },
    ])
  })

  it('lists what was read, and not what no reader claimed or could read', async () => {
    const files = [
      file('z.safetensors', 'model-file'),
      file('README.md', 'model-card'),
      file('main.py', 'other'),
      { ...file('broken.cdx.json', 'sbom'), sha256: 'b1'.repeat(32) },
      file('half.cdx.json', 'sbom'),
    ]
    const unread = [unreadFile('broken.cdx.json', 'file'), unreadFile('half.cdx.json', 'part')]
    const report = await decided([], [], { facts: { system: { id: 's', path: '' }, files, unread } })
    expect(report.read.map(({ path }) => path)).toEqual(['README.md', 'half.cdx.json', 'z.safetensors'])
    const digests = report.unread.map(({ path, sha256 }) => [path, sha256])
    expect(digests).toEqual([
      ['broken.cdx.json', 'b1'.repeat(32)],
      ['half.cdx.json', null],
    ])
  })

  it('counts dependency files beside artifacts of ML, and not by themselves', async () => {
    const read = async (...files: File[]) => {
      const facts = { system: { id: 's', path: '' }, files, unread: [] }
      return (await decided([], [], { facts })).read.map(({ path }) => path)
    }
    const manifest = file('package.json', 'dependencies')
    expect(await read(manifest, file('main.js', 'other'))).toEqual([])
    expect(await read(manifest, file('README.md', 'model-card'))).toEqual(['README.md', 'package.json'])
  })
})

function file(path: string, kind: File['kind']): File {
  return {
    path,
    size: 1,
    kind,
    format: null,
    serialization: null,
    sha256: null,
    lfs_pointer: false,
    last_commit: null,
  }
}

function unreadFile(path: string, extent: Unread['extent']): Unread {
  return { path, kind: 'sbom', reason: 'malformed', extent, message: 'It is broken.', line: 1, column: 1 }
}

describe('a finding that says itself where it is', () => {
  const files: File[] = ['README.md', 'data/a.txt'].map((path) => ({
    path,
    size: 1,
    kind: 'other',
    format: null,
    serialization: null,
    sha256: null,
    lfs_pointer: false,
    last_commit: null,
  }))

  async function shown(location: { file: string | null; line: number | null }): Promise<string> {
    const facts = { system: { id: 'credit', path: '' }, files, unread: [] }
    const results = [result('A-1', { violations: [{ ...raw('m'), location }] })]
    const { findings } = await decided([effective('A-1')], results, { facts })
    return findings.map(({ path, line, message }) => `${path}:${line} ${message}`).join()
  }

  it('is there, where there is such a file, and names its origin where there is none', async () => {
    expect(await shown({ file: 'data/a.txt', line: 7 })).toBe('data/a.txt:7 m')
    expect(await shown({ file: './data/a.txt', line: null })).toBe('data/a.txt:1 m')
    expect(await shown({ file: null, line: 7 })).toBe('README.md:7 m')
    expect(await shown({ file: '../etc/passwd', line: 7 })).toBe('README.md:1 m (../etc/passwd:7)')
  })
})

it('tells what exceptions withhold, by rule and file', async () => {
  const exceptions = [
    { at: '', findings: 0 },
    { at: '/model_cards/1', findings: 2 },
  ]
  const report = await decided([effective('A-1')], [result('A-1', { applies: false, exceptions })])
  expect(report.rules[0]?.outcome).toBe('not-applicable')
  expect(report.exceptions).toEqual([
    { rule: 'A-1', path: '', findings: 0 },
    { rule: 'A-1', path: 'other.md', findings: 2 },
  ])
})
