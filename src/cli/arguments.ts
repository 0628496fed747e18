import { parseArgs } from 'node:util'
import { UserError } from '../errors.ts'
import { didYouMean } from '../suggest.ts'

/** One option of a command. */
export interface OptionSpec {
  /** What its value is called in the help; a flag has none. */
  value?: string
  short?: string
  multiple?: boolean
  help: string
}

export interface ParsedArguments {
  positionals: readonly string[]
  /** In the order in which they were given. */
  options: readonly { name: string; value: string | null }[]
}

/**
 * Parses the arguments of a command.
 * @throws {UserError} ARGUMENT for an unknown option (with the nearest known one) and for a missing or superfluous value.
 */
export function parseArguments(
  args: readonly string[],
  specs: Readonly<Record<string, OptionSpec>>,
): ParsedArguments {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(specs).map(([name, { value, short }]) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short ? { short } : {}),
        },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options: { name: string; value: string | null }[] = []
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined
    if (!spec) throw unknownOption(token.rawName, token.name, Object.keys(specs))
    const value = token.value ?? null
    if (spec.value === undefined && value !== null)
      throw new UserError('ARGUMENT', `${token.rawName} takes no value.`)
    if (spec.value !== undefined && (value === null || value === '')) {
      throw new UserError('ARGUMENT', `${token.rawName} needs a value: ${token.rawName} ${spec.value}.`)
    }
    if (!spec.multiple && options.some((option) => option.name === token.name)) {
      throw new UserError('ARGUMENT', `${token.rawName} was given twice; give it once.`)
    }
    options.push({ name: token.name, value })
  }
  return { positionals, options }
}

/** The value of an option that is given at most once. */
export function optionOf({ options }: ParsedArguments, name: string): string | undefined {
  return options.find((option) => option.name === name)?.value ?? undefined
}

export function allOf({ options }: ParsedArguments, name: string): string[] {
  return options.flatMap((option) => (option.name === name && option.value !== null ? [option.value] : []))
}

export function hasFlag({ options }: ParsedArguments, name: string): boolean {
  return options.some((option) => option.name === name)
}

/** The value, if it is one of a closed set. */
export function oneOf<T extends string>(what: string, value: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === value)
  if (found !== undefined) return found
  throw new UserError(
    'ARGUMENT',
    `${what} is "${value}"; it must be one of ${known.join(', ')}.${didYouMean(value, known)}`,
  )
}

function unknownOption(raw: string, name: string, known: readonly string[]): UserError {
  const suggestion = didYouMean(name, known).replace(/"(.*)"/, '"--$1"')
  return new UserError('ARGUMENT', `${raw} is not an option of this command.${suggestion} See --help.`)
}
