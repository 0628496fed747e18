import type { Report, SystemReport } from '../../verdict/report.ts'
import {
  count,
  countFiles,
  countFindings,
  countHidden,
  countOutcomes,
  failsOn,
  whyNothing,
} from '../wording.ts'
import { length, type Style, type Terminal, wrap } from './terminal.ts'

/** The last line: the verdict, what it rests on, and what decides. Before it, what a reader needs who got none. */
export function conclusion(report: Report, out: Terminal): string[] {
  const errors = report.counts.outcomes.error
  const rest = [
    countOutcomes(report.counts.outcomes),
    countFiles(report),
    countHidden(report),
    failsOn(report.fail_on),
  ]
  switch (report.verdict) {
    case 'pass':
      return sum(out, out.symbols.pass, 'green', [countFindings(report.counts), ...rest])
    case 'fail':
      return sum(out, out.symbols.fail, 'red', [countFindings(report.counts), ...rest])
    case 'error': {
      const first = `${count(errors, 'rule')} could not be evaluated, so this is no verdict`
      return sum(out, out.symbols.fail, 'red', [first, countFindings(report.counts), ...rest])
    }
    case 'nothing-evaluated':
      return [
        ...wrap(whyNothing(report), out.columns),
        '',
        ...sum(out, out.symbols.warning, 'yellow', [
          'nothing was evaluated, which is no pass',
          countFiles(report),
        ]),
      ]
  }
}

/** What stands before a system's name. */
export function mark(system: SystemReport, out: Terminal): string {
  if (system.rules.some((rule) => rule.outcome === 'error')) return out.style(out.symbols.fail, 'red')
  if (system.findings.some((finding) => finding.blocks)) return out.style(out.symbols.fail, 'red')
  const evaluated = system.rules.some((rule) => rule.outcome !== 'not-applicable')
  return evaluated ? out.style(out.symbols.pass, 'green') : out.style(out.symbols.warning, 'yellow')
}

/** Parts between dots, broken at a dot where the line would be too long. */
function sum(out: Terminal, symbol: string, style: Style, parts: readonly string[]): string[] {
  const [first = '', ...rest] = parts.filter((part) => part !== '')
  const dot = ` ${out.symbols.dot} `
  const lines = [[`${out.style(`${symbol} ${first}`, 'bold', style)}`]]
  let width = length(symbol) + 1 + length(first)
  for (const part of rest) {
    width += dot.length + part.length
    const line = lines.at(-1)
    if (line === undefined || (out.columns !== undefined && width > out.columns)) {
      lines.push([`  ${out.style(part, 'dim')}`])
      width = 2 + part.length
    } else {
      line.push(out.style(part, 'dim'))
    }
  }
  return lines.map((line) => line.join(out.style(dot, 'dim')))
}
