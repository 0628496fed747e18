import { dirname, extname } from 'node:path'
import { UserError } from '../errors.ts'
import { isReportFormat, REPORT_FORMATS, type ReportFormatId } from '../reports/index.ts'
import { oneOf, type ParsedArguments } from './arguments.ts'
import type { Shell } from './command.ts'

/** One report to write; without a path it goes to standard output. */
export interface Output<Format extends string = ReportFormatId> {
  format: Format
  path: string | null
}

/** The formats that a command knows; where there is neither --format nor --output, `text` goes to standard output. */
export interface OutputFormats<Format extends string> {
  readonly known: readonly Format[]
  /** Formats by file ending, where an --output has no --format before it. */
  readonly byExtension: Readonly<Record<string, Format>>
}

const REPORTS: OutputFormats<ReportFormatId> = {
  known: Object.keys(REPORT_FORMATS).filter(isReportFormat),
  byExtension: { '.sarif': 'sarif', '.json': 'json', '.md': 'summary', '.txt': 'text' },
}

/** The reports of a check that are asked for. Throws as `pairOutputs` does. */
export function parseOutputs(args: ParsedArguments): Output[] {
  return pairOutputs(args, REPORTS)
}

/**
 * Pairs --format and --output in the order in which they were given: an output takes the format before it, or the
 * one that its ending names. What has no output goes to standard output; nothing at all means text there.
 * @throws {UserError} ARGUMENT if two reports would go to one place.
 */
export function pairOutputs<Format extends string>(
  { options }: ParsedArguments,
  formats: OutputFormats<Format | 'text'>,
): Output<Format | 'text'>[] {
  const outputs: Output<Format | 'text'>[] = []
  let pending: Format | 'text' | null = null
  for (const { name, value } of options) {
    if (value === null) continue
    if (name === 'format') {
      if (pending) outputs.push({ format: pending, path: null })
      pending = oneOf('--format', value, formats.known)
    } else if (name === 'output') {
      const format: Format | 'text' = pending ?? formatOfEnding(value, formats)
      outputs.push({ format, path: value === '-' ? null : value })
      pending = null
    }
  }
  if (pending) outputs.push({ format: pending, path: null })
  if (outputs.length === 0) outputs.push({ format: 'text', path: null })
  const places = outputs.map((output) => output.path ?? 'standard output')
  const twice = places.find((place, index) => places.indexOf(place) !== index)
  if (twice === undefined) return outputs
  throw new UserError('ARGUMENT', `Two reports would go to ${twice}. Give each --format its --output FILE.`)
}

function formatOfEnding<Format extends string>(path: string, { byExtension }: OutputFormats<Format>): Format {
  const ending = extname(path).toLowerCase()
  const format = Object.hasOwn(byExtension, ending) ? byExtension[ending] : undefined
  if (format) return format
  throw new UserError('ARGUMENT', `The ending of ${path} names no format. Give --format before --output.`)
}

/** @throws {UserError} OUTPUT if the file cannot be written. */
export async function writeOutput(shell: Shell, path: string, content: string | Uint8Array): Promise<void> {
  await shell.writeFile(path, content).catch((cause: unknown) => cannotBeWritten(path, cause))
}

/** Writes a file that is there anew, see `Shell.replaceFile`. Throws as `writeOutput` does. */
export async function writeReplacing(shell: Shell, path: string, text: string): Promise<void> {
  await shell.replaceFile(path, text).catch((cause: unknown) => cannotBeWritten(path, cause))
}

function cannotBeWritten(path: string, cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause)
  throw new UserError('OUTPUT', `${path} cannot be written: ${why}. Check the folder and its permissions.`, {
    cause,
  })
}

/**
 * Makes the folder that a file is to stand in.
 * @throws {UserError} OUTPUT if it cannot be made.
 */
export async function makeFolderOf(path: string, shell: Shell): Promise<void> {
  const folder = dirname(path)
  await shell.makeFolder(folder).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UserError('OUTPUT', `The folder ${folder} cannot be made: ${why}.`, { cause })
  })
}
