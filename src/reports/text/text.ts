import type { Unread } from '../../facts/types.ts'
import type { Report, SystemReport } from '../../verdict/report.ts'
import { forTerminal } from '../neutralise.ts'
import type { RenderOptions } from '../options.ts'
import { groupBy } from '../select.ts'
import { conclusion, mark } from './conclusion.ts'
import { fileLines, widthsOf } from './findings.ts'
import {
  type Context,
  displayPath,
  displayPrefix,
  errorSection,
  exceptionSection,
  reviewSection,
  ruleSection,
  unreadSection,
} from './sections.ts'
import { terminal } from './terminal.ts'

/** For a person at a terminal: what is wrong, file by file, what to do, and a last line that sums up. */
export function renderText(report: Report, options: RenderOptions): string {
  const out = terminal(options)
  const context: Context = {
    out,
    widths: widthsOf(report.systems.flatMap((system) => system.findings)),
    verbose: options.verbose ?? false,
    prefix: displayPrefix(options.displayPrefix ?? report.root),
  }
  const several = report.systems.length > 1
  const blocks = report.systems.flatMap((system) => {
    const sections = systemSections(system, context)
    return several ? [[systemLine(system, context)], ...sections] : sections
  })
  return `${[...blocks, conclusion(report, out)].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function systemSections(system: SystemReport, context: Context): string[][] {
  const violations = system.findings.filter((finding) => finding.kind === 'violation')
  const files = [...groupBy(violations, (finding) => finding.path)].map(([path, findings]) => [
    context.out.style(displayPath(path, context), 'underline'),
    ...fileLines(findings, context.widths, context.out),
  ])
  return [
    ...files,
    unreadSection(untold(system), context),
    reviewSection(system, context),
    exceptionSection(system, context),
    errorSection(system, context),
    context.verbose ? ruleSection('Passed', system, 'pass', context) : [],
    context.verbose ? ruleSection('Not applicable', system, 'not-applicable', context) : [],
  ].filter((lines) => lines.length > 0)
}

function systemLine(system: SystemReport, { out }: Context): string {
  const id = out.style(forTerminal(system.system.id), 'bold')
  const where = system.system.path === '' ? [] : [forTerminal(system.system.path)]
  const details = ['', ...where, `profile ${forTerminal(system.profile)}`].join(` ${out.symbols.dot} `)
  return `${mark(system, out)} ${id}${out.style(details, 'dim')}`
}

/** What could not be read and no finding says: a rule may have quoted the reason already. */
function untold({ unread, findings }: SystemReport): Unread[] {
  const told = groupBy(findings, (finding) => finding.path)
  return unread.filter(
    ({ path, message }) => !told.get(path)?.some((finding) => finding.message.includes(message)),
  )
}
