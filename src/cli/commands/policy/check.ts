import { checkJson, checkText } from '../../../authoring/check-reports.ts'
import { checkPolicy } from '../../../authoring/checking.ts'
import { factsSchema, loadPacks } from '../../../policy/load-packs.ts'
import type { Command } from '../../command.ts'
import { type OutputFormats, pairOutputs, writeOutput } from '../../outputs.ts'
import { loadEngine, readFrameworks, readSources } from './sources.ts'

const FORMATS: OutputFormats<'text' | 'json'> = {
  known: ['text', 'json'],
  byExtension: { '.txt': 'text', '.json': 'json' },
}

export const checkPolicies: Command = {
  name: 'policy check',
  summary: 'Check policies without running them: syntax, types, paths into the facts, METADATA.',
  usage: 'modelward policy check [options] [DIR ...]',
  options: {
    format: { short: 'f', value: 'FORMAT', multiple: true, help: 'Output format: text (default), json.' },
    output: {
      short: 'o',
      value: 'FILE',
      multiple: true,
      help: 'Write the output of the --format before it to FILE instead of standard output.',
    },
  },
  examples: [
    ['modelward policy check policies', 'every error of the folder at once; status 2 if there is any'],
    ['modelward policy check --format json policies', 'the same for a program'],
  ],
  async run(args, shell) {
    const outputs = pairOutputs(args, FORMATS)
    const sources = await readSources(args.positionals)
    const [engine, schema, frameworks, packs] = await Promise.all([
      loadEngine(shell.assets),
      factsSchema(shell.assets),
      readFrameworks(shell.assets),
      loadPacks([], shell.assets),
    ])
    const shipped = new Map(
      packs.flatMap(({ pack }) => pack.rules.map((rule) => [rule.id, rule.package] as const)),
    )
    const checked = checkPolicy(engine, sources, { schema, frameworks, shipped })
    for (const { format, path } of outputs) {
      const text = format === 'json' ? checkJson(checked) : checkText(checked)
      if (path === null) shell.out(text)
      else await writeOutput(shell, path, text)
    }
    return checked.problems.length === 0 ? 0 : 2
  },
}
