import packageJson from '../../package.json' with { type: 'json' }
import { UserError } from '../errors.ts'
import { didYouMean } from '../suggest.ts'
import { hasFlag, parseArguments } from './arguments.ts'
import { type Command, type CommandGroup, isGroup, type Shell } from './command.ts'
import { describeError } from './describe-error.ts'
import { commandHelp, groupHelp, overview } from './help.ts'

/** Every command, loaded when it is called. To add one is to add its file and its line here. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command | CommandGroup>>> = {
  check: async () => (await import('./commands/check.ts')).check,
  explain: async () => (await import('./commands/explain.ts')).explain,
  facts: async () => (await import('./commands/facts.ts')).facts,
  hash: async () => (await import('./commands/hash.ts')).hash,
  init: async () => (await import('./commands/init.ts')).init,
  lineage: async () => (await import('./commands/lineage.ts')).lineage,
  policy: async () => (await import('./commands/policy/index.ts')).policy,
  rules: async () => (await import('./commands/rules.ts')).rules,
  sign: async () => (await import('./commands/sign.ts')).sign,
  verify: async () => (await import('./commands/verify.ts')).verify,
}

/** Runs the command line and gives the exit status. Never throws. */
export async function run(argv: readonly string[], shell: Shell): Promise<number> {
  try {
    return await dispatch(argv, shell)
  } catch (error) {
    shell.err(describeError(error))
    return error instanceof UserError ? 2 : 4
  }
}

async function dispatch(argv: readonly string[], shell: Shell): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || isHelp(name)) return help(rest, shell)
  if (name === '--version' || name === '-v' || name === 'version') {
    shell.out(`${packageJson.version}\n`)
    return 0
  }
  if (name.startsWith('-')) {
    const known = didYouMean(name, ['--help', '--version'])
    throw new UserError('ARGUMENT', `${name} is not an option of modelward.${known} See modelward --help.`)
  }
  const entry = await load(COMMANDS, name, 'modelward')
  if (!isGroup(entry)) return call(entry, rest, shell)
  const [word, ...args] = rest
  if (word === undefined || isHelp(word)) return help([name, ...args], shell)
  return call(await loadOf(entry, word), args, shell)
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h' || word === 'help'
}

async function call(command: Command, words: readonly string[], shell: Shell): Promise<number> {
  const helpOption = { help: { short: 'h', help: 'Show this help.' } }
  const args = parseArguments(words, { ...command.options, ...helpOption })
  if (!hasFlag(args, 'help')) return command.run(args, shell)
  shell.out(commandHelp(command))
  return 0
}

async function help([topic, word]: readonly string[], shell: Shell): Promise<number> {
  if (topic === undefined) {
    shell.out(overview(await Promise.all(Object.values(COMMANDS).map((open) => open()))))
    return 0
  }
  const entry = await load(COMMANDS, topic, 'modelward')
  if (!isGroup(entry)) shell.out(commandHelp(entry))
  else if (word !== undefined) shell.out(commandHelp(await loadOf(entry, word)))
  else shell.out(groupHelp(entry, await Promise.all(Object.values(entry.commands).map((open) => open()))))
  return 0
}

function loadOf({ name, commands }: CommandGroup, word: string): Promise<Command> {
  return load<Command>(commands, word, `modelward ${name}`)
}

function load<T>(
  table: Readonly<Record<string, () => Promise<T>>>,
  name: string,
  caller: string,
): Promise<T> {
  const open = Object.hasOwn(table, name) ? table[name] : undefined
  if (open) return open()
  const known = Object.keys(table)
  const what = caller === 'modelward' ? 'a command' : `a command of ${caller}`
  throw new UserError(
    'ARGUMENT',
    `"${name}" is not ${what}.${didYouMean(name, known)} Commands: ${known.join(', ')}. See ${caller} --help.`,
  )
}
