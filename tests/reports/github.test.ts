import { describe, expect, it } from 'vitest'
import { ANNOTATIONS_PER_STEP, renderGithub } from '../../src/reports/github.ts'
import { many } from './cases.ts'
import { aFinding, aReport, aRule, aSystem } from './fixtures.ts'
import { type RunnerCommand, runnerCommand } from './runner.ts'

function annotate(...args: Parameters<typeof renderGithub>): RunnerCommand[] {
  return renderGithub(...args)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => runnerCommand(line))
    .filter((command) => command !== null)
}

function ofFinding(...findings: Parameters<typeof aFinding>[0][]): RunnerCommand[] {
  return annotate(aReport([aSystem({ findings: findings.map(aFinding) })], { verdict: 'fail' }), {})
}

function place(command: RunnerCommand | undefined): Record<string, string> {
  return Object.fromEntries([...(command?.properties ?? [])].filter(([key]) => key !== 'title'))
}

describe('annotations', () => {
  it('say what is wrong and, on a line of its own, what to do', () => {
    const report = aReport([
      aSystem({
        rules: [aRule({ id: 'DOC-001', title: 'Card exists', outcome: 'fail' })],
        findings: [aFinding({ rule: 'DOC-001' })],
      }),
    ])
    const [command] = annotate(report, {})
    expect(command?.name).toBe('error')
    expect(command?.properties.get('title')).toBe('DOC-001 Card exists')
    expect(command?.data).toBe('DOC-001 is not met.\nMend DOC-001.')
  })

  it('have the paths of the repository, not of the checked folder', () => {
    const report = aReport([aSystem({ findings: [aFinding({ rule: 'A', path: 'README.md' })] })], {
      prefix: 'ml/risk',
    })
    expect(annotate(report, {})[0]?.properties.get('file')).toBe('ml/risk/README.md')
  })

  it('are errors, warnings and notices', () => {
    const commands = ofFinding(
      { rule: 'N', severity: 'note' },
      { rule: 'W', severity: 'warning' },
      { rule: 'E' },
    )
    expect(commands.map(({ name }) => name)).toEqual(['error', 'warning', 'notice'])
  })

  it('have an end only within one line', () => {
    const span = { line: 3, column: 2 }
    const [one] = ofFinding({ rule: 'A', ...span, end_line: 3, end_column: 9 })
    expect(place(one)).toEqual({ file: 'README.md', line: '3', col: '2', endLine: '3', endColumn: '9' })
    const [many] = ofFinding({ rule: 'A', ...span, end_line: 4, end_column: 1 })
    expect(place(many)).toEqual({ file: 'README.md', line: '3', col: '2' })
    const [none] = ofFinding({ rule: 'A', ...span, end_line: 3, end_column: 2 })
    expect(place(none)).toEqual({ file: 'README.md', line: '3', col: '2' })
  })

  it('name no file for a finding about the whole repository', () => {
    expect(place(ofFinding({ rule: 'A', path: '' })[0])).toEqual({})
  })

  it('share one for findings of one rule in one file', () => {
    const commands = ofFinding(
      { rule: 'A', line: 1 },
      { rule: 'A', line: 7 },
      { rule: 'A', line: 9 },
      { rule: 'B' },
    )
    expect(commands.map(({ data }) => data.split('\n')[0])).toEqual([
      'A is not met. (and 2 more in this file)',
      'B is not met.',
    ])
  })

  it('leave out what could not be verified', () => {
    expect(ofFinding({ rule: 'A', kind: 'unverified' })).toEqual([])
  })
})

describe('what GitHub shows of a step', () => {
  it('is not exceeded, and the last annotation of a level counts the rest', () => {
    const commands = annotate(many(10_000), {})
    for (const level of ['error', 'warning', 'notice'] as const) {
      const mine = commands.filter(({ name }) => name === level)
      expect(mine).toHaveLength(ANNOTATIONS_PER_STEP[level])
      expect(mine.at(-1)?.properties.get('title')).toMatch(/^[\d]+ more (errors|warnings|notices)$/)
    }
  })

  it('loses no finding: shown, grouped and counted are all there are', () => {
    const shown = annotate(many(5_000), {}).map(({ properties, data }) => {
      const rest = properties.get('title')?.match(/^(\d+) more/)
      const grouped = data.match(/\(and (\d+) more in this file\)/)
      return rest === null || rest === undefined ? 1 + Number(grouped?.[1] ?? 0) : Number(rest[1])
    })
    expect(shown.reduce((sum, number) => sum + number, 0)).toBe(5_000)
  })

  it('can be lowered to what the step has left', () => {
    const budget = { error: 3, warning: 1, notice: 0 }
    const commands = annotate(many(500), { annotations: budget, elsewhere: 'the job summary' })
    expect(commands.map(({ name }) => name)).toEqual(['error', 'error', 'error', 'warning'])
    expect(commands.at(-1)?.data).toContain('the job summary')
  })

  it('begins with what blocks', () => {
    const findings = Array.from({ length: 30 }, (_, index) =>
      aFinding({ rule: 'A', path: `${index}.md`, severity: 'warning', blocks: index === 29 }),
    )
    const [first] = annotate(aReport([aSystem({ findings })], { fail_on: 'warning' }), {})
    expect(first?.properties.get('file')).toBe('29.md')
  })

  it('fits in the message that the runner passes on', () => {
    const commands = ofFinding({
      rule: 'A',
      message: '\u0000'.repeat(50_000),
      remediation: 'x'.repeat(50_000),
    })
    expect(commands[0]?.data.length).toBeLessThanOrEqual(4_096)
  })
})
