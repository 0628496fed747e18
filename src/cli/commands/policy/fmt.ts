import { isUtf8 } from 'node:buffer'
import { resolve } from 'node:path'
import { formatPolicy } from '../../../authoring/formatting.ts'
import { positionOf } from '../../../authoring/problem.ts'
import { UserError } from '../../../errors.ts'
import type { Engine } from '../../../policy/engine.ts'
import { listPolicyFiles, readPolicyFile } from '../../../policy/folder.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { terminal } from '../../../reports/text/terminal.ts'
import { count } from '../../../reports/wording.ts'
import { hasFlag } from '../../arguments.ts'
import type { Command, Shell } from '../../command.ts'
import { writeReplacing } from '../../outputs.ts'
import { loadEngine } from './sources.ts'

/** What a command line calls standard input. */
const STANDARD_INPUT = '-'

interface Mode {
  /** Writes nothing; a file that would change makes the exit status 1. */
  readonly check: boolean
  /** Writes nothing, and shows what would change. */
  readonly diff: boolean
}

/** What became of a file. */
type Outcome = 'same' | 'changed' | 'error'

export const formatPolicies: Command = {
  name: 'policy fmt',
  summary: 'Bring policies into the form that opa fmt gives them, and list the files that changed.',
  usage: 'modelward policy fmt [options] [DIR|FILE ...|-]',
  options: {
    check: {
      short: 'c',
      help: 'Write nothing; list the files that would change, and exit with 1 if there are any.',
    },
    diff: { short: 'd', help: 'Write nothing; show what would change as a unified diff.' },
  },
  examples: [
    ['modelward policy fmt policies', 'all .rego files of a folder, in place'],
    ['modelward policy fmt --check policies', 'for a CI system: status 1 if a file is not in that form'],
    ['modelward policy fmt --diff policies', 'see what would change'],
    ['modelward policy fmt - < rule.rego', 'from standard input to standard output, for an editor'],
  ],
  async run(args, shell) {
    const mode = { check: hasFlag(args, 'check'), diff: hasFlag(args, 'diff') }
    if (args.positionals.includes(STANDARD_INPUT)) return formatInput(args.positionals, mode, shell)
    const paths = await listAll(args.positionals)
    const engine = await loadEngine(shell.assets)
    const outcomes: Outcome[] = []
    for (const path of paths) outcomes.push(await formatFile(engine, path, mode, shell))
    shell.err(`${summary(outcomes, mode)}\n`)
    return statusOf(outcomes, mode)
  },
}

/** The files of all paths, each once. Without a path those of the folder that the user stands in. */
async function listAll(given: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>()
  for (const path of given.length === 0 ? ['.'] : given) {
    for (const file of await listPolicyFiles(path)) {
      if (!found.has(resolve(file))) found.set(resolve(file), file)
    }
  }
  return [...found.values()]
}

/** What is wrong with one file is said, and keeps no other from being formatted. */
async function formatFile(engine: Engine, path: string, mode: Mode, shell: Shell): Promise<Outcome> {
  try {
    const before = decoded(await readPolicyFile(path))
    const after = formatted(engine, path, before, shell)
    if (after === null) return 'error'
    if (after === before) return 'same'
    if (mode.diff) await showDiff(path, before, after, shell)
    else shell.out(`${forTerminal(path)}\n`)
    if (!mode.check && !mode.diff) await writeReplacing(shell, path, after)
    return 'changed'
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    shell.err(`modelward: ${forTerminal(error.message)}\n`)
    return 'error'
  }
}

async function formatInput(given: readonly string[], mode: Mode, shell: Shell): Promise<number> {
  if (given.length > 1)
    throw new UserError('ARGUMENT', 'Give standard input (-) alone, or files and folders.')
  const bytes = await shell.readInput()
  if (!isUtf8(bytes)) throw new UserError('POLICY_COMPILE', 'Standard input is not UTF-8.')
  const before = decoded(bytes)
  const after = formatted(await loadEngine(shell.assets), STANDARD_INPUT, before, shell)
  if (after === null) return 2
  if (mode.diff) await showDiff(STANDARD_INPUT, before, after, shell)
  if (!mode.check && !mode.diff) shell.out(after)
  return mode.check && after !== before ? 1 : 0
}

/** A byte order mark is kept, for it is a difference too. */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Null for a file that does not parse, which is said. */
function formatted(engine: Engine, path: string, text: string, shell: Shell): string | null {
  const answer = formatPolicy(engine, { path, text })
  if (answer.ok) return answer.text
  for (const problem of answer.problems) {
    shell.err(`modelward: ${forTerminal(`${positionOf(problem)}${problem.message}`)}\n`)
  }
  return null
}

async function showDiff(path: string, before: string, after: string, shell: Shell): Promise<void> {
  const { unifiedDiff } = await import('../../../authoring/unified-diff.ts')
  shell.out(unifiedDiff(path, before, after, terminal({ color: shell.terminal.color })))
}

function statusOf(outcomes: readonly Outcome[], { check }: Mode): number {
  if (outcomes.includes('error')) return 2
  return check && outcomes.includes('changed') ? 1 : 0
}

function summary(outcomes: readonly Outcome[], { check, diff }: Mode): string {
  const number = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  const [changed, failed] = [number('changed'), number('error')]
  const done = check || diff ? 'would change' : 'changed'
  const parts = [`${count(outcomes.length, 'file')}`, `${changed} ${done}`]
  if (failed > 0) parts.push(`${failed} could not be formatted`)
  return `${failed > 0 || (check && changed > 0) ? '✖' : '✔'} ${parts.join(', ')}`
}
