import { describe, expect, it } from 'vitest'
import type { Finding, Outcome, RuleReport, SystemReport } from '../../src/verdict/report.ts'
import { type ReportFrame, summarise } from '../../src/verdict/summarise.ts'

const FRAME: ReportFrame = {
  tool: { name: 'modelward', version: '0.1.0' },
  effective_time: '2026-11-23T00:00:00.000Z',
  root: '.',
  prefix: '',
  repository: { kind: 'folder', commit: null, shallow: false },
  fail_on: 'error',
  packs: [],
  rules_off: [],
  ignored: { count: 0, first: [] },
}

interface Given {
  path?: string
  outcomes?: Outcome[]
  findings?: Pick<Finding, 'severity' | 'kind' | 'blocks'>[]
  /** How many files were read. */
  read?: number
}

function system({ path = '', outcomes = ['pass'], findings = [], read = 1 }: Given = {}): SystemReport {
  return {
    system: { id: path, path },
    profile: 'default',
    rules: outcomes.map(ruleReport),
    findings: findings.map((given) => ({ ...FINDING, ...given })),
    exceptions: [],
    read: Array.from({ length: read }, (_, i) => ({
      path: `${i}`,
      kind: 'sbom',
      format: null,
      size: 1,
      sha256: null,
      lfs_pointer: false,
    })),
    unread: [],
  }
}

const BLOCKING = { severity: 'error', kind: 'violation', blocks: true } as const
const FINDING: Finding = {
  path: 'README.md',
  line: 1,
  column: 1,
  end_line: 1,
  end_column: 1,
  rule: 'A-1',
  kind: 'violation',
  severity: 'error',
  message: 'm',
  remediation: 'r',
  controls: {},
  pointer: '',
  fingerprint: '0'.repeat(64),
  blocks: false,
}

function ruleReport(outcome: Outcome, i: number): RuleReport {
  return {
    id: `A-${i}`,
    title: 't',
    description: 'd',
    severity: 'error',
    outcome,
    error: outcome === 'error' ? 'It threw.' : null,
    remediation: 'r',
    controls: {},
    references: [],
    parameters: {},
    pack: 'modelward',
  }
}

function verdictOf(...systems: Given[]) {
  const { verdict, exit_status } = summarise(FRAME, systems.map(system))
  return [verdict, exit_status]
}

describe('the verdict', () => {
  it('is pass where nothing blocks', () => {
    const findings = [{ severity: 'warning', kind: 'violation', blocks: false }] as const
    expect(verdictOf({ outcomes: ['pass', 'fail', 'not-applicable'], findings: [...findings] })).toEqual([
      'pass',
      0,
    ])
    expect(verdictOf({ outcomes: ['needs-review'] })).toEqual(['pass', 0])
  })

  it('is fail where a finding blocks, in whichever system', () => {
    expect(verdictOf({}, { path: 'b', outcomes: ['fail'], findings: [BLOCKING] })).toEqual(['fail', 1])
  })

  it('is error where a rule could not be evaluated, findings that block or not', () => {
    expect(verdictOf({ outcomes: ['pass', 'error'] })).toEqual(['error', 4])
    expect(verdictOf({ outcomes: ['fail', 'error'], findings: [BLOCKING] })).toEqual(['error', 4])
    expect(verdictOf({ outcomes: ['error'], read: 0 })).toEqual(['error', 4])
  })

  it('is that nothing was evaluated where no artifact was read in any system', () => {
    expect(verdictOf({ read: 0 }, { path: 'b', read: 0 })).toEqual(['nothing-evaluated', 3])
    expect(verdictOf({ read: 0 }, { path: 'b', read: 1 })).toEqual(['pass', 0])
  })

  it('is that nothing was evaluated where no rule applies anywhere', () => {
    expect(verdictOf({ outcomes: ['not-applicable', 'not-applicable'] })).toEqual(['nothing-evaluated', 3])
    expect(verdictOf({ outcomes: [] })).toEqual(['nothing-evaluated', 3])
    expect(verdictOf()).toEqual(['nothing-evaluated', 3])
  })

  it('is fail where a finding blocks although nothing could be read', () => {
    expect(verdictOf({ outcomes: ['fail'], read: 0, findings: [BLOCKING] })).toEqual(['fail', 1])
  })
})

describe('the report', () => {
  it('counts violations by severity and rules by outcome, over all systems', () => {
    const { counts } = summarise(FRAME, [
      system({ outcomes: ['pass', 'fail', 'error'], findings: [BLOCKING, BLOCKING] }),
      system({
        path: 'b',
        outcomes: ['needs-review', 'not-applicable', 'fail'],
        findings: [
          { severity: 'note', kind: 'violation', blocks: false },
          { severity: 'error', kind: 'unverified', blocks: false },
        ],
      }),
    ])
    expect(counts).toEqual({
      error: 2,
      warning: 0,
      note: 1,
      outcomes: { pass: 1, fail: 2, 'needs-review': 1, 'not-applicable': 1, error: 1 },
    })
  })

  it('lists systems by path', () => {
    const { systems } = summarise(
      FRAME,
      ['b', 'a/c', 'a', 'B'].map((path) => system({ path })),
    )
    expect(systems.map((each) => each.system.path)).toEqual(['B', 'a', 'a/c', 'b'])
  })

  it('takes the rest from what it is given', () => {
    expect(summarise(FRAME, [])).toMatchObject({ report_version: '1', ...FRAME })
  })
})
