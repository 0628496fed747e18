import { scaffold } from '../../../authoring/scaffolding.ts'
import { UserError } from '../../../errors.ts'
import { inspectPolicy } from '../../../policy/compile.ts'
import { readPolicyFolder } from '../../../policy/folder.ts'
import { SEVERITIES } from '../../../policy/guards.ts'
import { loadPacks } from '../../../policy/load-packs.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { oneOf, optionOf } from '../../arguments.ts'
import type { Command, Shell } from '../../command.ts'
import { makeFolderOf, writeOutput } from '../../outputs.ts'
import { loadEngine } from './sources.ts'

const FOLDER = 'policies'

export const newRule: Command = {
  name: 'policy new',
  summary: 'Make a rule with its test and fixtures, which compile and pass as they are.',
  usage: 'modelward policy new [options] RULE-ID [DIR]',
  options: {
    title: { value: 'TEXT', help: 'What holds where nothing is wrong, in a sentence.' },
    severity: {
      value: 'SEVERITY',
      help: `Severity of its findings: ${SEVERITIES.join(', ')}. Default: error.`,
    },
  },
  examples: [
    ['modelward policy new ACME-001', `a rule in the folder ${FOLDER}, which is made if need be`],
    [
      'modelward policy new ACME-002 rules --title "Cards name a contact"',
      'in another folder, with its title',
    ],
  ],
  async run(args, shell) {
    const [id, folder = FOLDER, ...more] = args.positionals
    if (id === undefined || more.length > 0) {
      throw new UserError('ARGUMENT', `Give one RULE-ID and at most one folder: ${newRule.usage}.`)
    }
    const packs = await loadPacks([], shell.assets)
    const { files } = scaffold({
      id,
      title: optionOf(args, 'title') ?? 'Every model card says whom to ask',
      severity: oneOf('--severity', optionOf(args, 'severity') ?? 'error', SEVERITIES),
      shipped: packs.flatMap(({ pack }) => pack.rules.map((rule) => rule.id)),
    })
    if (folder.trim() === '')
      throw new UserError('ARGUMENT', 'The folder has no name; give "." for this one.')
    const base = folder.replace(/(?<=.)\/+$/, '')
    const paths = new Map([...files].map(([path, text]) => [`${base}/${path}`, text]))
    await refuseTaken(id, base, [...paths.keys()], shell)
    for (const [path, text] of paths) {
      await makeFolderOf(path, shell)
      await writeOutput(shell, path, text)
      shell.out(`${forTerminal(path)}\n`)
    }
    shell.out(`\nNext: modelward policy test ${forTerminal(base)}\n`)
    return 0
  },
}

/** Nothing is written unless everything can be. */
async function refuseTaken(
  id: string,
  folder: string,
  paths: readonly string[],
  shell: Shell,
): Promise<void> {
  for (const path of paths) {
    if (!(await shell.exists(path))) continue
    throw new UserError('ARGUMENT', `${path} is there already; nothing is overwritten. Take another id.`)
  }
  if (!(await shell.exists(folder))) return
  const sources = await readPolicyFolder(folder).catch((error: unknown) => {
    // A folder without policies has no rule of this id either.
    if (error instanceof UserError && error.code === 'PATH') return []
    throw error
  })
  if (!sources.some(({ text }) => text.includes(id))) return
  const rule = inspectPolicy(await loadEngine(shell.assets), sources).rules.find((each) => each.id === id)
  if (rule === undefined) return
  throw new UserError('POLICY_DUPLICATE', `There is a rule ${id} already. Take another id.`, {
    place: { path: rule.file, line: rule.row },
  })
}
