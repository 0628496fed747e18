import { byCodeUnit } from '../facts/paths.ts'
import type { Coverable, RuleBody } from '../policy/interpreter.ts'

/** Which lines of policies ran in tests. A line is one of the head or the body of a rule, and no comment. */
export interface Coverage extends Lines {
  /** Sorted by path. */
  readonly files: readonly FileCoverage[]
  readonly bodies: readonly BodyCoverage[]
}

export interface Lines {
  readonly lines: number
  /** Of them, those of which every part ran. */
  readonly covered: number
}

export interface FileCoverage extends Lines {
  readonly file: string
  /** In how many tests each line ran, by row. */
  readonly hits: ReadonlyMap<number, number>
}

/** One definition of `violation` or `unverified`. */
export interface BodyCoverage extends Pick<RuleBody, 'rule' | 'name' | 'file' | 'row'> {
  /** Some test evaluates an expression of it. */
  readonly entered: boolean
  /** Some test makes it find something. */
  readonly fires: boolean
}

/** @param runs The numbers of the ranges that ran, for each test. */
export function coverageOf({ ranges, bodies }: Coverable, runs: readonly (readonly number[])[]): Coverage {
  const counts = ranges.map(() => 0)
  for (const run of runs) for (const range of run) counts[range] = (counts[range] ?? 0) + 1
  const byFile = new Map<string, Map<number, number>>()
  for (const [number, { file, start, end }] of ranges.entries()) {
    const hits = byFile.get(file) ?? new Map<number, number>()
    byFile.set(file, hits)
    // A line ran as often as the part of it that ran least.
    for (let row = start; row <= end; row++)
      hits.set(row, Math.min(hits.get(row) ?? Number.POSITIVE_INFINITY, counts[number] ?? 0))
  }
  const files = [...byFile]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([file, hits]) => {
      const sorted = new Map([...hits].sort(([a], [b]) => a - b))
      return { file, hits: sorted, lines: hits.size, covered: [...hits.values()].filter((n) => n > 0).length }
    })
  const ran = (number: number) => (counts[number] ?? 0) > 0
  return {
    files,
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    covered: files.reduce((sum, { covered }) => sum + covered, 0),
    bodies: bodies.map(({ rule, name, file, row, head, body }) => ({
      ...{ rule, name, file, row },
      entered: ran(head) || body.some(ran),
      fires: ran(head),
    })),
  }
}

/** Of 100, rounded down to a tenth, so that 100 means all; 100 where there is nothing to cover. */
export function percentOf({ lines, covered }: Lines): number {
  return lines === 0 ? 100 : Math.floor((covered / lines) * 1000) / 10
}

/** Rows that did not run, as ranges of rows that follow each other. */
export function notCovered({ hits }: FileCoverage): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  for (const [row, count] of hits) {
    if (count > 0) continue
    const last = ranges.at(-1)
    if (last !== undefined && last.end + 1 === row) last.end = row
    else ranges.push({ start: row, end: row })
  }
  return ranges
}
