import packageJson from '../../package.json' with { type: 'json' }
import { ModelwardError, UserError } from '../errors.ts'
import { forTerminal } from '../reports/neutralise.ts'
import { didYouMean } from '../suggest.ts'
import { hasFlag, parseArguments } from './arguments.ts'
import type { Command, Shell } from './command.ts'
import { commandHelp, overview } from './help.ts'

/** Every command, loaded when it is called. To add one is to add its file and its line here. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.ts')).check,
  facts: async () => (await import('./commands/facts.ts')).facts,
  rules: async () => (await import('./commands/rules.ts')).rules,
}

/** Runs the command line and gives the exit status. Never throws. */
export async function run(argv: readonly string[], shell: Shell): Promise<number> {
  try {
    return await dispatch(argv, shell)
  } catch (error) {
    shell.err(describe(error))
    return error instanceof UserError ? 2 : 4
  }
}

async function dispatch(argv: readonly string[], shell: Shell): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return help(rest[0], shell)
  if (name === '--version' || name === '-v' || name === 'version') {
    shell.out(`${packageJson.version}\n`)
    return 0
  }
  const command = await load(name)
  const help_ = { help: { short: 'h', help: 'Show this help.' } }
  const args = parseArguments(rest, { ...command.options, ...help_ })
  if (hasFlag(args, 'help')) return help(name, shell)
  return command.run(args, shell)
}

async function help(topic: string | undefined, shell: Shell): Promise<number> {
  if (topic === undefined) {
    const commands = await Promise.all(Object.values(COMMANDS).map((open) => open()))
    shell.out(overview(commands))
  } else {
    shell.out(commandHelp(await load(topic)))
  }
  return 0
}

function load(name: string): Promise<Command> {
  const open = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (open) return open()
  const known = Object.keys(COMMANDS)
  throw new UserError(
    'ARGUMENT',
    `"${name}" is not a command.${didYouMean(name, known)} Commands: ${known.join(', ')}. See modelward --help.`,
  )
}

/** What a person reads when a run ends early: what is wrong, where, and whose fault it is. */
function describe(error: unknown): string {
  if (error instanceof UserError) {
    const { place } = error
    const where = place
      ? `${place.path}${place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`}: `
      : ''
    return `modelward: ${lines(where + error.message)}\n`
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const kind = error instanceof ModelwardError ? error.code : 'INTERNAL'
  return `modelward: this is a fault of Modelward (${kind}); please report it.\n${lines(detail)}\n`
}

/** A message may have lines of its own; each is made harmless by itself. */
function lines(text: string): string {
  return text.split('\n').map(forTerminal).join('\n')
}
