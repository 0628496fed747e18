import type { Assets } from '../../../assets.ts'
import { findFixtures } from '../../../authoring/fixtures.ts'
import { LINT_FORMATS, type LintFormat, renderLint } from '../../../authoring/lint/lint-reports.ts'
import { type Linted, lintPolicies } from '../../../authoring/lint/linting.ts'
import { testData } from '../../../authoring/testing.ts'
import { inspectPolicy } from '../../../policy/compile.ts'
import { SEVERITIES } from '../../../policy/guards.ts'
import { factsSchema, loadLints } from '../../../policy/load-packs.ts'
import type { Severity } from '../../../policy/types.ts'
import { hasFlag, oneOf, optionOf } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { type OutputFormats, pairOutputs, writeOutput } from '../../outputs.ts'
import { createProgress } from '../../progress.ts'
import { readFixtures } from './fixture-facts.ts'
import { loadEngine, readSources } from './sources.ts'

const FORMATS: OutputFormats<LintFormat> = {
  known: LINT_FORMATS,
  byExtension: { '.txt': 'text', '.json': 'json', '.sarif': 'sarif' },
}

export const lintFolders: Command = {
  name: 'policy lint',
  summary:
    'Find what makes rules wrong in practice: what no test reaches, what can never fail, what is slow.',
  usage: 'modelward policy lint [options] [DIR ...]',
  options: {
    format: {
      short: 'f',
      value: 'FORMAT',
      multiple: true,
      help: `Output format: ${LINT_FORMATS.join(', ')}. Default: text.`,
    },
    output: {
      short: 'o',
      value: 'FILE',
      multiple: true,
      help: 'Write the output of the --format before it to FILE instead of standard output.',
    },
    'fail-on': {
      value: 'SEVERITY',
      help: 'Findings of this severity or above make the exit status 1: error, warning (default), note.',
    },
    verbose: { short: 'v', help: 'Also list lints that passed.' },
  },
  examples: [
    ['modelward policy lint policies', 'a folder of rules with their tests; status 1 for findings'],
    ['modelward policy lint --fail-on error policies', 'warnings are shown, and fail nothing'],
    ['modelward policy lint -f sarif -o lint.sarif -f text policies', 'SARIF for code scanning, and text'],
  ],
  async run(args, shell) {
    const outputs = pairOutputs(args, FORMATS)
    const failOn = oneOf('--fail-on', optionOf(args, 'fail-on') ?? 'warning', SEVERITIES)
    const progress = createProgress(shell)
    progress.update('linting policies', 0, 0)
    const linted = await lint(args.positionals, failOn, shell.assets).finally(progress.clear)
    const { color, columns } = shell.terminal
    const verbose = hasFlag(args, 'verbose')
    const onTerminal = { verbose, color, ...(columns === undefined ? {} : { columns }) }
    for (const { format, path } of outputs) {
      if (path === null) shell.out(await renderLint(linted, format, onTerminal))
      else await writeOutput(shell, path, await renderLint(linted, format, { verbose }))
    }
    return linted.report.exit_status
  },
}

async function lint(given: readonly string[], failOn: Severity, assets: Assets): Promise<Linted> {
  const sources = await readSources(given)
  const [engine, schema, pack, folders] = await Promise.all([
    loadEngine(assets),
    factsSchema(assets),
    loadLints(assets),
    findFixtures(sources),
  ])
  const { rules } = inspectPolicy(engine, sources)
  const data = testData(rules, await readFixtures(folders, assets))
  const worker = new URL('worker.js', assets.dist)
  return lintPolicies(engine, sources, { pack, schema, data, failOn, worker })
}
