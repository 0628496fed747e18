import { readFacts } from '../../check.ts'
import { forJson } from '../../reports/neutralise.ts'
import { optionOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { createProgress } from '../progress.ts'
import { parseSelection, SELECTION_OPTIONS } from '../selection.ts'
import { chooseSystems, SYSTEM_OPTION } from '../systems.ts'

const {
  rev = { help: '' },
  config = { help: '' },
  'no-digest-cache': noDigestCache = { help: '' },
} = SELECTION_OPTIONS

/** Facts know of time what signatures are judged by. */
const EFFECTIVE_TIME = {
  value: 'TIME',
  help: 'When certificates of signatures have to be valid, as RFC 3339. Default: now.',
}

export const facts: Command = {
  name: 'facts',
  summary: 'Print the facts document of a repository: what a rule sees as input.',
  usage: 'modelward facts [options] [PATH]',
  options: {
    rev,
    config,
    'no-digest-cache': noDigestCache,
    system: SYSTEM_OPTION,
    'effective-time': EFFECTIVE_TIME,
  },
  examples: [
    ['modelward facts', 'the facts of this folder, as JSON'],
    ['modelward facts --rev main models/credit-risk', 'of a folder on another branch'],
    ['modelward facts --system models/a', 'of one system of several'],
  ],
  async run(args, shell) {
    const progress = createProgress(shell)
    const documents = await readFacts({
      ...parseSelection(args, shell),
      assets: shell.assets,
      onProgress: progress.update,
    }).finally(progress.clear)
    const chosen = chooseSystems(documents, ({ system }) => system, optionOf(args, 'system'))
    shell.out(`${forJson(JSON.stringify(chosen.length === 1 ? chosen[0] : chosen, null, 2))}\n`)
    return 0
  },
}
