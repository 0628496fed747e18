import type { DigestAlgorithm } from '../../facts/types.ts'
import { digestAlgorithm, HEX_DIGITS } from '../digest-algorithms.ts'
import type { BadLine, ChecksumLine } from './lines.ts'

/** The header of a file of hashdeep (github.com/jessek/hashdeep). */
export interface HashdeepForm {
  /** What each value of a row is, up to the file's name, which is the last and may hold commas. */
  readonly columns: readonly Column[]
  /** The folder that it was started in: names are absolute unless it was told otherwise. */
  readonly startedIn: string | null
}

interface Column {
  readonly name: string
  /** Null for the size, and for a digest that is not known. */
  readonly algorithm: DigestAlgorithm | null
}

const FIRST_LINE = /^%%%% HASHDEEP-\d/
const COLUMNS = /^%%%% ((?:[a-z0-9-]+,)+)filename\r?$/m
const STARTED_IN = /^## Invoked from: (.+?)\r?$/m

export function isHashdeep(text: string): boolean {
  return FIRST_LINE.test(text)
}

/** Null where the columns are not named. */
export function hashdeepForm(text: string): HashdeepForm | null {
  const columns = COLUMNS.exec(text)?.[1]?.split(',').slice(0, -1)
  if (columns === undefined) return null
  return {
    columns: columns.map((name) => ({ name, algorithm: name === 'size' ? null : digestAlgorithm(name) })),
    startedIn: STARTED_IN.exec(text)?.[1]?.replaceAll('\\', '/').replace(/\/*$/, '/') ?? null,
  }
}

/** Digests of the form that are not compared. */
export function unknownColumns({ columns }: HashdeepForm): string[] {
  return columns
    .filter(({ name, algorithm }) => name !== 'size' && algorithm === null)
    .map(({ name }) => name)
}

/** One row: a line for each of its digests. */
export function hashdeepRow(text: string, { columns, startedIn }: HashdeepForm): ChecksumLine[] | BadLine {
  const lines: ChecksumLine[] = []
  const values = text.split(',')
  let at = 0
  const nameAt = values.slice(0, columns.length).join(',').length + 1
  const written = text.slice(nameAt)
  if (values.length <= columns.length || written === '') {
    return { reason: 'malformed', message: 'The row has fewer values than the header names.' }
  }
  const inFolder = startedIn !== null && written.startsWith(startedIn)
  const name = inFolder ? written.slice(startedIn.length) : written
  for (const [index, { algorithm }] of columns.entries()) {
    const digest = values[index] ?? ''
    if (algorithm !== null) {
      if (digest.length !== HEX_DIGITS[algorithm] || !/^[0-9a-f]+$/i.test(digest)) {
        return {
          reason: 'malformed',
          message: `The ${algorithm} is not ${HEX_DIGITS[algorithm]} hex digits.`,
        }
      }
      lines.push({
        algorithm,
        digest: digest.toLowerCase(),
        name,
        digestAt: at,
        digestLength: digest.length,
        nameAt,
      })
    }
    at += digest.length + 1
  }
  return lines
}
