import { readFacts } from '../../check.ts'
import { UserError } from '../../errors.ts'
import { forJson } from '../../reports/neutralise.ts'
import type { Command } from '../command.ts'
import { createProgress } from '../progress.ts'
import { parseSelection, SELECTION_OPTIONS } from '../selection.ts'

const { rev = { help: '' }, config = { help: '' } } = SELECTION_OPTIONS

export const facts: Command = {
  name: 'facts',
  summary: 'Print the facts document of a repository: what a rule sees as input.',
  usage: 'modelward facts [options] [PATH]',
  options: {
    rev,
    config,
    system: { value: 'FOLDER', help: 'Only this system, where the configuration names several.' },
  },
  examples: [
    ['modelward facts', 'the facts of this folder, as JSON'],
    ['modelward facts --rev main models/credit-risk', 'of a folder on another branch'],
    ['modelward facts --system models/a', 'of one system of several'],
  ],
  async run(args, shell) {
    const progress = createProgress(shell)
    const wanted = args.options.find((option) => option.name === 'system')?.value ?? null
    const documents = await readFacts({
      ...parseSelection(args, shell),
      assets: shell.assets,
      onProgress: progress.update,
    }).finally(progress.clear)
    const chosen =
      wanted === null
        ? documents
        : documents.filter(({ system }) => (system.path || '.') === wanted.replace(/(?<=.)\/+$/, ''))
    if (chosen.length === 0) {
      const known = documents.map(({ system }) => `"${system.path || '.'}"`).join(', ')
      throw new UserError('ARGUMENT', `There is no system "${wanted}". Systems: ${known}.`)
    }
    shell.out(`${forJson(JSON.stringify(chosen.length === 1 ? chosen[0] : chosen, null, 2))}\n`)
    return 0
  },
}
