import type { Assets } from '../assets.ts'
import type { OptionSpec, ParsedArguments } from './arguments.ts'

/** Everything a command may touch of the world. */
export interface Shell {
  /** Writes to standard output. */
  out(text: string): void
  /** Writes to standard error. */
  err(text: string): void
  writeFile(path: string, text: string): Promise<void>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  now(): number
  readonly assets: Assets
  /** Is standard output a terminal, and how wide? */
  readonly terminal: { color: boolean; columns: number | undefined }
  /** May progress be drawn on standard error? */
  readonly interactive: boolean
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
