import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReportFormat, REPORT_FORMATS, type ReportFormatId, renderReport } from '../../src/reports/index.ts'
import type { Report } from '../../src/verdict/report.ts'
import { CASES, many } from './cases.ts'
import { aFinding, aReport, aRule, aSystem } from './fixtures.ts'
import { hostileText } from './hostile.ts'
import { runnerCommand, runnerLines } from './runner.ts'

const FORMATS = Object.keys(REPORT_FORMATS).filter(isReportFormat)

it('knows its formats, and nothing that objects inherit', () => {
  expect(FORMATS).toEqual(['text', 'json', 'sarif', 'github', 'summary'])
  expect(isReportFormat('constructor')).toBe(false)
  expect(isReportFormat('__proto__')).toBe(false)
})

describe.each(FORMATS)('every format keeps to the same rules: %s', (format) => {
  it.each(Object.entries(CASES))(
    'gives the same bytes twice and ends its last line (%s)',
    async (_name, report) => {
      const first = await renderReport(format, report)
      expect(await renderReport(format, structuredClone(report))).toBe(first)
      expect(first === '' || first.endsWith('\n')).toBe(true)
    },
  )

  it('takes time in proportion to the findings', async () => {
    const [few, more] = [await timeOf(format, many(2_000)), await timeOf(format, many(20_000))]
    // Ten times as much; a step that looks through all for each would take a hundred times as long.
    expect(more / few).toBeLessThan(40)
  })

  it('puts nothing hidden, and no command but its own, into a log', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), hostileText(), async (path, text) => {
        const output = await renderReport(format, hostileReport(path, text))
        expect(output.replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u,
        )
        for (const line of runnerLines(output)) expectOwnCommand(format, line)
      }),
    )
  })
})

/** The fastest of some runs: what else the machine does only adds to it. */
async function timeOf(format: ReportFormatId, report: Report): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 4; run++) {
    const start = performance.now()
    await renderReport(format, report, { columns: 100, color: true })
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}

function hostileReport(path: string, text: string): ReturnType<typeof aReport> {
  const place = { path, message: text, remediation: text, pointer: text }
  const unread = {
    path,
    kind: 'sbom',
    reason: 'malformed',
    extent: 'file',
    message: text,
    line: 1,
    column: 1,
    sha256: null,
  } as const
  return aReport(
    [
      aSystem({
        system: { id: text, path },
        profile: text,
        rules: [
          aRule({
            id: text,
            outcome: 'fail',
            title: text,
            description: text,
            remediation: text,
            references: [text],
          }),
          aRule({ id: path, outcome: 'error', error: text, controls: { [text]: [text] } }),
        ],
        findings: [
          aFinding({ rule: text, ...place }),
          aFinding({ rule: path, kind: 'unverified', ...place }),
        ],
        unread: [unread],
      }),
      aSystem({ system: { id: path, path: text } }),
    ],
    { root: text, prefix: path },
  )
}

function expectOwnCommand(format: ReportFormatId, line: string): void {
  const command = format === 'summary' ? null : runnerCommand(line)
  if (format === 'github' && line !== '') expect(command).not.toBeNull()
  if (command === null) return
  expect(`${format} ${command.form} ${command.name}`).toMatch(/^github :: (error|warning|notice)$/)
  for (const key of command.properties.keys()) {
    expect(key).toMatch(/^(file|line|col|endLine|endColumn|title)$/)
  }
}
