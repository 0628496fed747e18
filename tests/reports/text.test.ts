import { describe, expect, it } from 'vitest'
import { renderText } from '../../src/reports/text/text.ts'
import { CASES, failing, many, passing } from './cases.ts'
import { aFinding, aReport, aRule, aSystem } from './fixtures.ts'
import { hostile } from './hostile-case.ts'

const ESCAPE = '\u001b'
const SGR = new RegExp(`${ESCAPE}\\[\\d+m`, 'g')

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}

describe('text report', () => {
  it.each(Object.entries(CASES))('says the same with and without colour: %s', (_name, report) => {
    const colored = renderText(report, { color: true })
    expect(colored).toMatch(SGR)
    expect(colored.replace(SGR, '')).toBe(renderText(report, { color: false }))
  })

  it('switches off every style that it switches on, within the line', () => {
    for (const line of renderText(failing, { color: true }).split('\n')) {
      const codes = [...line.matchAll(SGR)].map(([code]) => Number(code.slice(2, -1)))
      expect(codes.filter((code) => code < 10 || (code >= 30 && code < 39))).toHaveLength(codes.length / 2)
    }
  })

  it('has no symbol outside ASCII when asked, besides what artifacts and rules say', () => {
    expect(renderText(passing, { ascii: true, verbose: true })).toMatch(/^\p{ASCII}*$/u)
  })

  it('keeps within the width where words allow', () => {
    for (const line of renderText(many(50), { columns: 90 }).split('\n'))
      expect(line.length).toBeLessThanOrEqual(90)
  })

  it('says what to do once for each rule in a file', () => {
    const findings = [1, 2, 3].map((line) => aFinding({ rule: 'A', line }))
    const text = renderText(aReport([aSystem({ findings })]), {})
    expect(text.split('Mend A.')).toHaveLength(2)
  })

  it('puts what weighs most first within a file', () => {
    const findings = [
      aFinding({ rule: 'NOTE', severity: 'note', line: 1 }),
      aFinding({ rule: 'ERROR', severity: 'error', line: 9 }),
    ]
    const text = renderText(aReport([aSystem({ findings })]), {})
    expect(text.indexOf('ERROR')).toBeLessThan(text.indexOf('NOTE'))
  })

  it('shows paths so that a terminal can open them', () => {
    expect(renderText(failing, {})).toContain('\nml/systems/fraud/README.md\n')
    expect(renderText(failing, { displayPrefix: '' })).toContain('\nsystems/fraud/README.md\n')
    expect(renderText(failing, { displayPrefix: '/work/ml' })).toContain(
      '\n/work/ml/systems/fraud/README.md\n',
    )
  })

  it('counts in the right number', () => {
    const one = aReport([
      aSystem({ rules: [aRule({ id: 'A', outcome: 'fail' })], findings: [aFinding({ rule: 'A' })] }),
    ])
    expect(lastLine(renderText(one, {}))).toBe('✖ 1 error · 1 rule failed · 0 files read · fails on errors')
    expect(lastLine(renderText(passing, {}))).toBe(
      '✔ no findings · 7 rules passed, 1 not applicable · 3 files read · fails on errors',
    )
  })

  it('folds a long section unless it is to be verbose', () => {
    const unread = Array.from({ length: 30 }, (_, index) => ({
      path: `${index}.json`,
      kind: 'sbom' as const,
      reason: 'malformed' as const,
      extent: 'file' as const,
      message: 'Not JSON.',
      line: null,
      column: null,
      sha256: null,
    }))
    const report = aReport([aSystem({ rules: [aRule({ id: 'A' })], unread })])
    expect(renderText(report, {})).toContain('and 22 more; --verbose lists all')
    expect(renderText(report, { verbose: true })).toContain('29.json')
  })

  it('does not match the problem matcher that actions/setup-node installs for ESLint', () => {
    const eslint = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/
    for (const options of [{}, { ascii: true }]) {
      for (const line of renderText(failing, options).split('\n')) expect(line).not.toMatch(eslint)
    }
  })

  it('has no control character but its own colours', () => {
    expect(renderText(hostile, { color: true }).replace(SGR, '')).not.toMatch(/[^\P{Cc}\n]/u)
  })
})
