import { extname } from 'node:path'
import { UserError } from '../errors.ts'
import { REPORT_FORMATS, type ReportFormatId } from '../reports/index.ts'
import { oneOf, type ParsedArguments } from './arguments.ts'

/** One report to write; without a path it goes to standard output. */
export interface Output {
  format: ReportFormatId
  path: string | null
}

const FORMATS = Object.keys(REPORT_FORMATS) as ReportFormatId[]

/** Formats by file ending, where an --output has no --format before it. */
const BY_EXTENSION: Readonly<Record<string, ReportFormatId>> = {
  '.sarif': 'sarif',
  '.json': 'json',
  '.md': 'summary',
  '.txt': 'text',
}

/**
 * Pairs --format and --output in the order in which they were given: an output takes the format before it, or the
 * one that its ending names. What has no output goes to standard output; nothing at all means text there.
 * @throws {UserError} ARGUMENT if two reports would go to one place.
 */
export function parseOutputs({ options }: ParsedArguments): Output[] {
  const outputs: Output[] = []
  let pending: ReportFormatId | null = null
  for (const { name, value } of options) {
    if (value === null) continue
    if (name === 'format') {
      if (pending) outputs.push({ format: pending, path: null })
      pending = oneOf('--format', value, FORMATS)
    } else if (name === 'output') {
      outputs.push({ format: pending ?? formatOfEnding(value), path: value === '-' ? null : value })
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

function formatOfEnding(path: string): ReportFormatId {
  const format = BY_EXTENSION[extname(path).toLowerCase()]
  if (format) return format
  throw new UserError('ARGUMENT', `The ending of ${path} names no format. Give --format before --output.`)
}
