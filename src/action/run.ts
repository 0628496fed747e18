import type { Assets } from '../assets.ts'
import { check } from '../check.ts'
import { renderReport } from '../reports/index.ts'
import type { Report } from '../verdict/report.ts'
import type { Inputs } from './inputs.ts'

/** What the Action does to the world. */
export interface ActionShell {
  /** A line of the job's log, workflow commands included. */
  log(text: string): void
  writeFile(path: string, text: string): Promise<void>
  writeSummary(markdown: string): Promise<void>
  setOutput(name: string, value: string): void
  /** RFC 3339 in UTC. */
  readonly effectiveTime: string
  readonly assets: Assets
  /** URL that a repository path follows; null where it is not known. */
  readonly linkBase: string | null
}

/** Checks, and delivers: log, annotations, files, summary, outputs. What cannot be delivered is said once and changes no verdict. */
export async function runAction(inputs: Inputs, shell: ActionShell): Promise<Report> {
  const report = await check({
    path: inputs.path,
    policies: inputs.policies,
    ...(inputs.config === null ? {} : { config: inputs.config }),
    ...(inputs.profile === null ? {} : { profile: inputs.profile }),
    ...(inputs.failOn === null ? {} : { failOn: inputs.failOn }),
    effectiveTime: shell.effectiveTime,
    assets: shell.assets,
  })
  shell.log(await renderReport('text', report, { color: true, verbose: false }))
  if (inputs.annotations) shell.log(await renderReport('github', report, { elsewhere: elsewhere(inputs) }))
  await deliver(shell, 'SARIF file', inputs.sarifFile, () => renderReport('sarif', report))
  await deliver(shell, 'JSON report', inputs.reportFile, () => renderReport('json', report))
  if (inputs.summary) {
    const markdown = await renderReport(
      'summary',
      report,
      shell.linkBase === null ? {} : { linkBase: shell.linkBase },
    )
    await shell.writeSummary(markdown).catch((error: unknown) => {
      shell.log(`The job summary could not be written: ${reason(error)}. The report above is complete.\n`)
    })
  }
  shell.setOutput('verdict', report.verdict)
  shell.setOutput('errors', String(report.counts.error))
  shell.setOutput('warnings', String(report.counts.warning))
  shell.setOutput('notes', String(report.counts.note))
  shell.setOutput('sarif-file', inputs.sarifFile ?? '')
  shell.setOutput('report-file', inputs.reportFile ?? '')
  return report
}

async function deliver(
  shell: ActionShell,
  what: string,
  path: string | null,
  render: () => Promise<string>,
): Promise<void> {
  if (path === null) return
  const text = await render()
  await shell.writeFile(path, text).catch((error: unknown) => {
    shell.log(
      `The ${what} could not be written: ${reason(error)}. The verdict stands; check the path and its permissions.\n`,
    )
  })
}

function elsewhere(inputs: Inputs): string {
  return inputs.summary ? 'the job summary' : "the job's log"
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
