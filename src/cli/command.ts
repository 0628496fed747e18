import type { Assets } from '../assets.ts'
import type { OptionSpec, ParsedArguments } from './arguments.ts'

/** Everything a command may touch of the world. */
export interface Shell {
  /** Writes to standard output. */
  out(text: string): void
  /** Writes to standard error. */
  err(text: string): void
  /** All of standard input. */
  readInput(): Promise<Uint8Array>
  writeFile(path: string, content: string | Uint8Array): Promise<void>
  /** Gives a file that is there another content, at once and with the mode that it has. */
  replaceFile(path: string, text: string): Promise<void>
  /** Makes a folder and those above it; one that is there already is no error. */
  makeFolder(path: string): Promise<void>
  /** Is there a file, folder or link of this name? */
  exists(path: string): Promise<boolean>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  now(): number
  readonly assets: Assets
  /** The file that standard output is written to; null for a terminal or pipe, and where the system does not say. */
  outputPath(): string | null
  /** Is standard output a terminal, and how wide? */
  readonly terminal: { color: boolean; columns: number | undefined }
  /** May progress be drawn on standard error? */
  readonly interactive: boolean
  /** From now on Ctrl-C ends nothing by itself, and aborts this signal. */
  onInterrupt(): AbortSignal
}

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** `modelward check [options] [PATH]` */
  readonly usage: string
  readonly options: Readonly<Record<string, OptionSpec>>
  /** Examples: a command line, and what it does. */
  readonly examples: readonly (readonly [string, string])[]
  /** Runs, and gives the exit status. */
  run(args: ParsedArguments, shell: Shell): Promise<number>
}

/** Commands under one name: `modelward policy test`. */
export interface CommandGroup {
  readonly name: string
  readonly summary: string
  /** By the word after the group's name; loaded when called. */
  readonly commands: CommandTable
}

export type CommandTable = Readonly<Record<string, () => Promise<Command>>>

export function isGroup(entry: Command | CommandGroup): entry is CommandGroup {
  return 'commands' in entry
}
