import type { OptionSpec } from './arguments.ts'
import { type Command, type CommandGroup, isGroup } from './command.ts'

/** The page that `modelward --help` shows. */
export function overview(commands: readonly (Command | CommandGroup)[]): string {
  return [
    'Policy as code for the ML lifecycle: checks model cards, data lineage, SBOMs and model files against policies.',
    '',
    'Usage: modelward COMMAND [options] [PATH]',
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Examples:',
    ...columns(commands.flatMap((entry) => (isGroup(entry) ? [] : entry.examples.slice(0, 1)))),
    '',
    'Exit status: 0 nothing blocks; 1 findings that block; 2 a mistake in arguments, configuration or a policy;',
    '3 nothing was evaluated; 4 a fault of Modelward, or a rule that could not be evaluated.',
    '',
    'modelward COMMAND --help says more of one command.',
    '',
  ].join('\n')
}

/** The page that `modelward GROUP --help` shows. */
export function groupHelp({ name, summary }: CommandGroup, commands: readonly Command[]): string {
  return [
    summary,
    '',
    `Usage: modelward ${name} COMMAND [options]`,
    '',
    'Commands:',
    ...columns(commands.map((command) => [command.name, command.summary])),
    '',
    'Examples:',
    ...columns(commands.flatMap(({ examples }) => examples.slice(0, 1))),
    '',
    `modelward ${name} COMMAND --help says more of one command.`,
    '',
  ].join('\n')
}

/** The page that `modelward COMMAND --help` shows. */
export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, help: { short: 'h', help: 'Show this help.' } })
  return [
    `${command.summary}`,
    '',
    `Usage: ${command.usage}`,
    '',
    'Options:',
    ...columns(options.map(([name, spec]) => [optionName(name, spec), spec.help])),
    '',
    'Examples:',
    ...columns(command.examples.map(([line, what]) => [line, what])),
    '',
  ].join('\n')
}

function optionName(name: string, { short, value, multiple }: OptionSpec): string {
  return `${short ? `-${short}, ` : ''}--${name}${value === undefined ? '' : ` ${value}`}${multiple ? ' ...' : ''}`
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length))
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`)
}
