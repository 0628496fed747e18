import { visible } from '../../reports/neutralise.ts'
import type { TestReport } from './types.ts'

/** LCOV's tracefile (man geninfo, "FILES"): for each line, in how many tests it ran. */
export function testsLcov({ coverage }: TestReport): string {
  const lines: string[] = []
  for (const { file, hits, lines: found, covered } of coverage?.files ?? []) {
    lines.push('TN:', `SF:${visible(file)}`)
    for (const [row, count] of hits) lines.push(`DA:${row},${count}`)
    lines.push(`LF:${found}`, `LH:${covered}`, 'end_of_record')
  }
  return lines.map((line) => `${line}\n`).join('')
}
