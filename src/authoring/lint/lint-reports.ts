import { renderReport } from '../../reports/index.ts'
import { forJson, forTerminal } from '../../reports/neutralise.ts'
import type { RenderOptions } from '../../reports/options.ts'
import { count } from '../../reports/wording.ts'
import type { Linted } from './linting.ts'

export const LINT_FORMATS = ['text', 'json', 'sarif', 'github'] as const
export type LintFormat = (typeof LINT_FORMATS)[number]

/** The report of a check, and in text and JSON also what comments ignore. */
export async function renderLint(
  { report, ignored, idle }: Linted,
  format: LintFormat,
  options: RenderOptions,
): Promise<string> {
  switch (format) {
    case 'text': {
      const hints = idle.map(({ file, row }) => `${forTerminal(`${file}:${row}: ${IDLE}`)}\n`)
      const text = await renderReport('text', report, options)
      const sum = ignored.length === 0 ? '' : `  ${count(ignored.length, 'finding')} ignored by comments\n`
      return [...hints, hints.length === 0 ? '' : '\n', text, sum].join('')
    }
    case 'json':
      return `${forJson(JSON.stringify({ ...report, ignored_findings: ignored }, null, 2))}\n`
    case 'sarif':
    case 'github':
      return renderReport(format, report, options)
  }
}

const IDLE =
  'this comment ignores nothing; write `# modelward:ignore LINT-ID reason` on the line before a finding'
