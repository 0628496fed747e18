import { check as runCheck } from '../../check.ts'
import { REPORT_FORMATS } from '../../reports/index.ts'
import type { RenderOptions } from '../../reports/options.ts'
import { hasFlag } from '../arguments.ts'
import type { Command, Shell } from '../command.ts'
import { type Output, parseOutputs, writeOutput } from '../outputs.ts'
import { createProgress } from '../progress.ts'
import { parseSelection, SELECTION_OPTIONS } from '../selection.ts'

export const check: Command = {
  name: 'check',
  summary: 'Check a repository and say what is wrong, where, and how to mend it.',
  usage: 'modelward check [options] [PATH]',
  options: {
    ...SELECTION_OPTIONS,
    format: {
      short: 'f',
      value: 'FORMAT',
      multiple: true,
      help: `Report format: ${Object.keys(REPORT_FORMATS).join(', ')}. Default: text.`,
    },
    output: {
      short: 'o',
      value: 'FILE',
      multiple: true,
      help: 'Write the report of the --format before it to FILE instead of standard output.',
    },
    'fail-on': {
      value: 'SEVERITY',
      help: 'Findings of this severity or above block: error (default), warning, note.',
    },
    verbose: { short: 'v', help: 'Also list rules that passed or do not apply.' },
  },
  examples: [
    ['modelward check', 'check the working copy in this folder'],
    ['modelward check models/credit-risk --fail-on warning', 'warnings block too'],
    ['modelward check --rev v1.2.0', 'check a tag; nothing is checked out'],
    [
      'modelward check --format sarif -o modelward.sarif --format text',
      'a SARIF file, and text on the terminal',
    ],
    ['modelward check --policy policies', "run a folder of your own Rego beside Modelward's rules"],
    ['modelward check --policy policy --files "config/*.yaml"', "run conftest's policies on files"],
  ],
  async run(args, shell) {
    const outputs = parseOutputs(args)
    const progress = createProgress(shell)
    const report = await runCheck({
      ...parseSelection(args, shell),
      assets: shell.assets,
      env: shell.env,
      onProgress: progress.update,
    }).finally(progress.clear)
    for (const output of outputs) await deliver(output, report, { verbose: hasFlag(args, 'verbose') }, shell)
    return report.exit_status
  },
}

async function deliver(
  output: Output,
  report: Awaited<ReturnType<typeof runCheck>>,
  options: RenderOptions,
  shell: Shell,
) {
  const render = await REPORT_FORMATS[output.format].load()
  if (output.path === null) {
    const { color, columns } = shell.terminal
    shell.out(render(report, { ...options, color, ...(columns === undefined ? {} : { columns }) }))
    return
  }
  await writeOutput(shell, output.path, render(report, options))
}
