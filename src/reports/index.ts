import type { Report } from '../verdict/report.ts'
import type { RenderOptions } from './options.ts'

export type { RenderOptions }

type Render = (report: Report, options: RenderOptions) => string

interface ReportFormat {
  /** What it is, for help texts. */
  readonly title: string
  /** Of a file that holds it, with the dot. */
  readonly extension: string
  /** Imported when needed: a run rarely needs more than one format. */
  readonly load: () => Promise<Render>
}

/** Every report format. To add one is to add its file and its line here. */
export const REPORT_FORMATS = {
  text: {
    title: 'text for a terminal',
    extension: '.txt',
    load: async () => (await import('./text/text.ts')).renderText,
  },
  json: {
    title: 'the report as JSON, described by policies/schemas/report.schema.json',
    extension: '.json',
    load: async () => (await import('./json.ts')).renderJson,
  },
  sarif: {
    title: 'SARIF 2.1.0 for code scanning',
    extension: '.sarif',
    load: async () => (await import('./sarif/sarif.ts')).renderSarif,
  },
  github: {
    title: 'GitHub workflow commands that annotate a pull request',
    extension: '.txt',
    load: async () => (await import('./github.ts')).renderGithub,
  },
  summary: {
    title: 'Markdown for a GitHub job summary',
    extension: '.md',
    load: async () => (await import('./summary/summary.ts')).renderSummary,
  },
} as const satisfies Record<string, ReportFormat>

export type ReportFormatId = keyof typeof REPORT_FORMATS

export function isReportFormat(id: string): id is ReportFormatId {
  return Object.hasOwn(REPORT_FORMATS, id)
}

/** Renders a report in one format. */
export async function renderReport(
  format: ReportFormatId,
  report: Report,
  options: RenderOptions = {},
): Promise<string> {
  const render = await REPORT_FORMATS[format].load()
  return render(report, options)
}
