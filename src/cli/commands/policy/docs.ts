import { folderOf } from '../../../artifacts/paths.ts'
import { DOC_FORMATS, documentRules } from '../../../authoring/documentation/index.ts'
import { listRules } from '../../../authoring/terms.ts'
import { UserError } from '../../../errors.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { count } from '../../../reports/wording.ts'
import { oneOf, optionOf } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { writeOutput } from '../../outputs.ts'
import { loadEngine, readFrameworks, readSources } from './sources.ts'

export const documentPolicies: Command = {
  name: 'policy docs',
  summary: 'Write a page for each rule, and an index with a table for each framework, as Markdown or HTML.',
  usage: 'modelward policy docs [options] [DIR ...] --output DIR',
  options: {
    format: {
      short: 'f',
      value: 'FORMAT',
      help: 'Output format: markdown (default), or html: pages with a stylesheet, without script.',
    },
    output: { short: 'o', value: 'DIR', help: 'Folder of the pages; it is made if need be.' },
  },
  examples: [
    ['modelward policy docs policies --output docs/rules', 'pages from the METADATA of the rules'],
    [
      'modelward policy docs policies --format html --output site',
      'pages for a browser; begin with site/index.html',
    ],
  ],
  async run(args, shell) {
    const output = optionOf(args, 'output')?.replace(/(?<=.)\/+$/, '')
    if (output === undefined) throw new UserError('ARGUMENT', `Give --output DIR: ${documentPolicies.usage}.`)
    const format = oneOf('--format', optionOf(args, 'format') ?? 'markdown', DOC_FORMATS)
    const sources = await readSources(args.positionals)
    const { rules } = listRules(await loadEngine(shell.assets), sources)
    const pages = documentRules(rules, await readFrameworks(shell.assets), format)
    for (const folder of new Set(pages.map(({ path }) => folderOf(`${output}/${path}`)))) {
      await shell.makeFolder(folder).catch((cause: unknown) => {
        const why = cause instanceof Error ? cause.message : String(cause)
        throw new UserError('OUTPUT', `The folder ${folder} cannot be made: ${why}.`, { cause })
      })
    }
    for (const { path, text } of pages) await writeOutput(shell, `${output}/${path}`, text)
    const written = pages.filter(({ path }) => !path.endsWith('.css')).length
    shell.out(`${count(written, 'page')} in ${forTerminal(output)}\n`)
    return 0
  },
}
