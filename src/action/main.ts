import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getInput, setFailed, setOutput, summary } from '@actions/core'
import { context } from '@actions/github'
import { ModelwardError, UserError } from '../errors.ts'
import { forTerminal } from '../reports/neutralise.ts'
import { parseInputs } from './inputs.ts'
import { runAction } from './run.ts'

async function main(): Promise<void> {
  const { report, failure } = await runAction(parseInputs(getInput), {
    log: (text) => void process.stdout.write(text),
    writeFile: (path, text) => writeFile(path, text),
    writeSummary: async (markdown) => void (await summary.addRaw(markdown).write()),
    setOutput,
    effectiveTime: new Date().toISOString(),
    assets: { dist: new URL('./', import.meta.url), cacheDir: cacheDir() },
    env: process.env,
    linkBase: linkBase(),
  })
  if (failure !== null) setFailed(failure)
  process.exitCode = report.exit_status
}

void main().catch((error: unknown) => {
  setFailed(lines(error instanceof Error ? describe(error) : String(error)))
  process.exitCode = error instanceof UserError ? 2 : 4
})

function describe(error: Error): string {
  if (!(error instanceof ModelwardError))
    return `${error.message} (a fault of Modelward; please report it)\n${error.stack ?? ''}`
  const { place } = error
  return place
    ? `${place.path}${place.line === undefined ? '' : `:${place.line}`}: ${error.message}`
    : error.message
}

/** A message may have lines of its own; each is made harmless by itself. */
function lines(text: string): string {
  return text.split('\n').map(forTerminal).join('\n')
}

/** A runner's scratch folder lives as long as the job. */
function cacheDir(): string | null {
  const temporary = process.env.RUNNER_TEMP
  return temporary ? join(temporary, 'modelward') : null
}

/** Files as the pull request's head, or the pushed commit, has them. */
function linkBase(): string | null {
  const repository = process.env.GITHUB_REPOSITORY
  const pullRequest: unknown = context.payload.pull_request?.head?.sha
  const commit = typeof pullRequest === 'string' ? pullRequest : context.sha
  return repository && commit ? `${context.serverUrl}/${repository}/blob/${commit}` : null
}
