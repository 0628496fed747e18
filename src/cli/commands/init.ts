import { join } from 'node:path'
import { readFacts } from '../../check.ts'
import { UserError } from '../../errors.ts'
import { type Planned, planRecords } from '../../init/plan.ts'
import { RECORDS } from '../../init/records/index.ts'
import { forTerminal } from '../../reports/neutralise.ts'
import { allOf, hasFlag, oneOf, type ParsedArguments } from '../arguments.ts'
import type { Command, Shell } from '../command.ts'
import { makeFolderOf, writeOutput } from '../outputs.ts'
import { createProgress } from '../progress.ts'

const NAMES = RECORDS.map(({ name }) => name)

export const init: Command = {
  name: 'init',
  summary: 'Write the records that a repository lacks, filled with what its artifacts say.',
  usage: 'modelward init [options] [PATH]',
  options: {
    only: { value: 'NAME', multiple: true, help: `Write only this record: ${NAMES.join(', ')}.` },
    list: { help: 'List the records and what is there, and write nothing.' },
    'dry-run': { help: 'Print what would be written, and write nothing.' },
  },
  examples: [
    ['modelward init', 'all records that this folder lacks; no file is overwritten'],
    ['modelward init --list', 'what there is, and what is lacking'],
    ['modelward init --only ml-system --dry-run', 'look at one before it is written'],
  ],
  async run(args, shell) {
    const [root = '.', ...more] = args.positionals
    if (more.length > 0)
      throw new UserError(
        'ARGUMENT',
        `One PATH at a time: ${args.positionals.join(' ')}. Usage: ${init.usage}.`,
      )
    const plan = await planOf(root, chosen(args), shell)
    if (hasFlag(args, 'list')) shell.out(plan.map(listLine).join(''))
    else if (hasFlag(args, 'dry-run')) shell.out(plan.map(preview).join('\n'))
    else await write(root, plan, shell)
    return 0
  },
}

/** The records that are asked for; all of them without --only. Several may stand behind one, with commas. */
function chosen(args: ParsedArguments) {
  const names = (allOf(args, 'only') ?? []).flatMap((text) => text.split(',')).map((name) => name.trim())
  const wanted = new Set(names.map((name) => oneOf('--only', name, NAMES)))
  return wanted.size === 0 ? RECORDS : RECORDS.filter(({ name }) => wanted.has(name))
}

/** What is to be written; a file of that name counts as there, whatever it holds. */
async function planOf(root: string, records: typeof RECORDS, shell: Shell): Promise<Planned[]> {
  const progress = createProgress(shell)
  const documents = await readFacts({
    path: root,
    assets: shell.assets,
    onProgress: progress.update,
  }).finally(progress.clear)
  return Promise.all(
    planRecords(documents, records).map(async (planned) => {
      const taken = planned.there === null && (await shell.exists(join(root, planned.path)))
      return taken ? { ...planned, there: planned.path, text: null } : planned
    }),
  )
}

async function write(root: string, plan: readonly Planned[], shell: Shell): Promise<void> {
  let written = 0
  for (const { path, text, there, record } of plan) {
    if (text === null) {
      shell.out(`  there    ${forTerminal(there ?? path)} (${record.name}), left as it is\n`)
      continue
    }
    const target = join(root, path)
    await makeFolderOf(target, shell)
    await writeOutput(shell, target, text)
    written += 1
    const todo = text.split(/\bTODO\b/).length - 1
    // The header names the word once.
    const left = text.includes('Replace every TODO') ? todo - 1 : todo
    shell.out(`✔ written  ${forTerminal(path)}${left > 0 ? `, ${left} TODO` : ''}\n`)
  }
  if (written === 0) shell.out('\nNothing is lacking.\n')
  else shell.out(`\nNext: replace each TODO, then modelward check ${forTerminal(root)}\n`)
}

function listLine({ record, path, there }: Planned): string {
  const state = there === null ? `lacking, would be ${path}` : `there: ${there}`
  return `${record.name.padEnd(18)} ${forTerminal(state)}\n${' '.repeat(19)}${record.about}\n`
}

function preview({ path, text, there, record }: Planned): string {
  if (text === null)
    return `--- ${forTerminal(there ?? path)} is there (${record.name}), and would be left as it is\n`
  return `--- ${forTerminal(path)}\n${text.split('\n').map(forTerminal).join('\n')}`
}
