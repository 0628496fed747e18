import { structuredPatch } from 'diff'
import { forTerminal } from '../reports/neutralise.ts'
import type { Style, Terminal } from '../reports/text/terminal.ts'

const CONTEXT_LINES = 3

const STYLES: Readonly<Record<string, Style>> = { '+': 'green', '-': 'red' }

/** What changes in a file, as `patch -p0` reads it; empty if nothing does. */
export function unifiedDiff(path: string, before: string, after: string, out: Terminal): string {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: CONTEXT_LINES })
  if (hunks.length === 0) return ''
  const name = forTerminal(path)
  const lines = [
    out.style(`--- ${name}`, 'bold'),
    out.style(`+++ ${name}`, 'bold'),
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      out.style(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`, 'blue'),
      ...lines.map((line) => diffLine(line, out)),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** An empty range is named by the line before it. */
function range(start: number, lines: number): string {
  return `${lines === 0 ? start - 1 : start},${lines}`
}

function diffLine(line: string, out: Terminal): string {
  // Rego is indented by tabs, which do no harm.
  const text = line.split('\t').map(forTerminal).join('\t')
  const style = STYLES[text.charAt(0)]
  return style === undefined ? text : out.style(text, style)
}
