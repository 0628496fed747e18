import { documentRules } from '../../../authoring/documentation.ts'
import { listRules } from '../../../authoring/terms.ts'
import { UserError } from '../../../errors.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { optionOf } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { writeOutput } from '../../outputs.ts'
import { loadEngine, readFrameworks, readSources } from './sources.ts'

export const documentPolicies: Command = {
  name: 'policy docs',
  summary: 'Write a page for each rule, and an index with a table for each framework, as Markdown.',
  usage: 'modelward policy docs [DIR ...] --output DIR',
  options: {
    output: { short: 'o', value: 'DIR', help: 'Folder of the pages; it is made if need be.' },
  },
  examples: [['modelward policy docs policies --output docs/rules', 'pages from the METADATA of the rules']],
  async run(args, shell) {
    const output = optionOf(args, 'output')?.replace(/(?<=.)\/+$/, '')
    if (output === undefined) throw new UserError('ARGUMENT', `Give --output DIR: ${documentPolicies.usage}.`)
    const sources = await readSources(args.positionals)
    const { rules } = listRules(await loadEngine(shell.assets), sources)
    const pages = documentRules(rules, await readFrameworks(shell.assets))
    await shell.makeFolder(output).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new UserError('OUTPUT', `The folder ${output} cannot be made: ${why}.`, { cause })
    })
    for (const { path, text } of pages) await writeOutput(shell, `${output}/${path}`, text)
    shell.out(`${pages.length} pages in ${forTerminal(output)}\n`)
    return 0
  },
}
