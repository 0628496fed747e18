import { printedText } from '../../authoring/eval-reports.ts'
import { explanationJson, explanationText } from '../../authoring/explain-reports.ts'
import { UserError } from '../../errors.ts'
import { explain as explainRule } from '../../explain.ts'
import { hasFlag, oneOf, optionOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { openEngineSession } from '../open-engine.ts'
import { createProgress } from '../progress.ts'
import { parseSelection, SELECTION_OPTIONS } from '../selection.ts'
import { chooseSystems, SYSTEM_OPTION } from '../systems.ts'

export const explain: Command = {
  name: 'explain',
  summary: 'Explain a rule: what it is, why it is on or off, what it read, and what made each finding.',
  usage: 'modelward explain [options] RULE [PATH]',
  options: {
    ...SELECTION_OPTIONS,
    system: SYSTEM_OPTION,
    format: { short: 'f', value: 'FORMAT', help: 'Output format: text (default), json.' },
    trace: { help: "Also print OPA's trace of the rule." },
  },
  examples: [
    ['modelward explain INT-002', 'the rule on the working copy in this folder'],
    ['modelward explain LIC-001 models/credit-risk --profile release', 'under another profile'],
    ['modelward explain ACME-001 --policy policies --format json', 'a rule of your own, for a program'],
  ],
  async run(args, shell) {
    const [rule, ...positionals] = args.positionals
    if (rule === undefined) throw new UserError('ARGUMENT', `Give the id of a rule: ${explain.usage}.`)
    const format = oneOf('--format', optionOf(args, 'format') ?? 'text', ['text', 'json'])
    const progress = createProgress(shell)
    const session = openEngineSession(shell.assets)
    try {
      const options = {
        ...parseSelection({ ...args, positionals }, shell),
        assets: shell.assets,
        env: shell.env,
        onProgress: progress.update,
        rule,
        trace: hasFlag(args, 'trace'),
      }
      const wanted = optionOf(args, 'system')
      const explanation = await explainRule(
        { ...options, systems: (all) => chooseSystems(all, ({ facts }) => facts.system, wanted) },
        session,
      )
      progress.clear()
      for (const { printed } of explanation.systems) shell.err(printedText(printed))
      const { color, columns } = shell.terminal
      const width = columns === undefined ? {} : { columns }
      shell.out(
        format === 'json' ? explanationJson(explanation) : explanationText(explanation, { color, ...width }),
      )
      return 0
    } finally {
      progress.clear()
      await session.close()
    }
  },
}
