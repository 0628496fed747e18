import type { Assets } from '../assets.ts'
import { check } from '../check.ts'
import { renderReport } from '../reports/index.ts'
import { forTerminal } from '../reports/neutralise.ts'
import type { AnnotationBudget } from '../reports/options.ts'
import type { Report } from '../verdict/report.ts'
import { failureOf } from './failure.ts'
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
  /** What packs are fetched with. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** URL that a repository path follows; null where it is not known. */
  readonly linkBase: string | null
}

/** The verdict, and why the step fails where no annotation says it. */
export interface ActionResult {
  readonly report: Report
  readonly failure: string | null
}

/** GitHub shows ten of each level in a step; the reason why the step fails takes one of the errors. */
const ANNOTATIONS: AnnotationBudget = { error: 9, warning: 10, notice: 10 }

/** Checks, and delivers: log, annotations, files, summary, outputs. What cannot be delivered is said once and changes no verdict. */
export async function runAction(inputs: Inputs, shell: ActionShell): Promise<ActionResult> {
  const report = await check({
    path: inputs.path,
    policies: inputs.policies,
    ...(inputs.config === null ? {} : { config: inputs.config }),
    ...(inputs.profile === null ? {} : { profile: inputs.profile }),
    ...(inputs.failOn === null ? {} : { failOn: inputs.failOn }),
    effectiveTime: shell.effectiveTime,
    assets: shell.assets,
    env: shell.env,
  })
  shell.log(await renderReport('text', report, { color: true, verbose: false }))
  if (inputs.annotations) {
    const options = { annotations: ANNOTATIONS, elsewhere: elsewhere(inputs) }
    shell.log(await renderReport('github', report, options))
  }
  const written = {
    sarif: await writeSarif(inputs, report, shell),
    json: await write(shell, 'JSON report', inputs.reportFile, () => renderReport('json', report)),
  }
  if (inputs.summary) await writeSummary(report, shell)
  setOutputs(report, written, shell)
  return { report, failure: failureOf(report, { annotated: inputs.annotations }) }
}

/**
 * The file is written whatever the verdict, and named in the outputs only where the run is whole: uploaded, it would
 * close the alerts of what was not evaluated.
 */
async function writeSarif(inputs: Inputs, report: Report, shell: ActionShell): Promise<string> {
  const options = inputs.category === null ? {} : { category: inputs.category }
  const path = await write(shell, 'SARIF file', inputs.sarifFile, () =>
    renderReport('sarif', report, options),
  )
  if (path === '' || report.verdict === 'pass' || report.verdict === 'fail') return path
  shell.log(
    'The output sarif-file stays empty: not everything was evaluated, and an upload would close the alerts of the rest.\n',
  )
  return ''
}

/** Gives the path, empty if nothing was written. */
async function write(
  shell: ActionShell,
  what: string,
  path: string | null,
  render: () => Promise<string>,
): Promise<string> {
  if (path === null) return ''
  const text = await render()
  try {
    await shell.writeFile(path, text)
    return path
  } catch (error) {
    notDelivered(shell, `The ${what} could not be written`, error)
    return ''
  }
}

async function writeSummary(report: Report, shell: ActionShell): Promise<void> {
  const options = shell.linkBase === null ? {} : { linkBase: shell.linkBase }
  const markdown = await renderReport('summary', report, options)
  try {
    await shell.writeSummary(markdown)
  } catch (error) {
    notDelivered(shell, 'The job summary could not be written', error)
  }
}

function setOutputs(report: Report, written: { sarif: string; json: string }, shell: ActionShell): void {
  const outputs = {
    verdict: report.verdict,
    errors: report.counts.error,
    warnings: report.counts.warning,
    notes: report.counts.note,
    'sarif-file': written.sarif,
    'report-file': written.json,
  }
  try {
    for (const [name, value] of Object.entries(outputs)) shell.setOutput(name, String(value))
  } catch (error) {
    notDelivered(shell, 'The outputs could not be set', error)
  }
}

function notDelivered(shell: ActionShell, what: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  shell.log(
    `${forTerminal(`${what}: ${reason}`.replace(/\.?$/, '.'))} The verdict stands, and the report above is complete.\n`,
  )
}

function elsewhere(inputs: Inputs): string {
  return inputs.summary ? 'the job summary' : "the job's log"
}
