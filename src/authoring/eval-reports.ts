import type { System } from '../facts/types.ts'
import type { Printed } from '../policy/interpreter.ts'
import { indented, inline, type Notation, parseValueText, type RegoValue } from '../policy/value-text.ts'
import { forJson, forTerminal } from '../reports/neutralise.ts'
import { length, pad } from '../reports/text/terminal.ts'
import { shorten } from '../reports/wording.ts'
import type { Evaluation, Solution } from './evaluating.ts'

export const EVAL_FORMATS = ['text', 'json', 'pretty'] as const
export type EvalFormat = (typeof EVAL_FORMATS)[number]

/** What an expression gave on the facts of one system. */
export interface SystemEvaluation extends Evaluation {
  readonly system: System
}

/** Without a terminal; a value that fits stays in one line. */
const WIDTH = 100
/** Of a cell in a table; the JSON has it all. */
const CELL_WIDTH = 60
const GAP = '  '

/** `text` writes values as Rego does (sets are sets), `pretty` as JSON; `json` is for programs. */
export function renderEvaluations(
  evaluations: readonly SystemEvaluation[],
  format: EvalFormat,
  columns = WIDTH,
): string {
  if (format === 'json') return evaluationsJson(evaluations)
  const notation = format === 'text' ? 'rego' : 'json'
  const blocks = evaluations.map(({ system, solutions, trace }) => {
    const heading = evaluations.length > 1 ? [`${system.id} (${system.path || '.'})`] : []
    const steps = trace === '' ? [] : ['', 'Trace', ...trace.trimEnd().split('\n')]
    return [...heading, ...solutionLines(solutions, notation, columns), ...steps]
  })
  return `${blocks.map((lines) => lines.map(forTerminal).join('\n')).join('\n\n')}\n`
}

/** What print() said, each line with its place. */
export function printedText(printed: readonly Printed[]): string {
  return printed
    .map(
      ({ file, row, message }) =>
        `${forTerminal(file === '' ? `expression:${row}` : `${file}:${row}`)}: ${forTerminal(message)}\n`,
    )
    .join('')
}

function solutionLines(solutions: readonly Solution[], notation: Notation, columns: number): string[] {
  const [first] = solutions
  if (first === undefined) return ['undefined']
  const lines = (value: RegoValue) => indented(value, notation, columns).split('\n')
  const rows = solutions.map((solution) => [...solution.bindings, ...valuesOf(solution, solutions)])
  if (rows.length === 1 && first.bindings.length > 0) {
    return (rows[0] ?? []).flatMap(({ name, value }) => `${name} = ${lines(value).join('\n')}`.split('\n'))
  }
  if (first.bindings.length > 0) return table(rows, notation)
  return solutions.flatMap(({ expressions }) => expressions.flatMap(({ value }) => lines(value)))
}

/** Expressions that say more than that they hold, beside the variables. */
function valuesOf({ expressions, bindings }: Solution, all: readonly Solution[]) {
  return expressions.flatMap(({ text, value }, index) => {
    const told = bindings.some(({ name }) => name === text)
    return told || all.every((each) => isTrue(each.expressions[index]?.value)) ? [] : [{ name: text, value }]
  })
}

function isTrue(value: RegoValue | undefined): boolean {
  return value?.kind === 'scalar' && value.text === 'true'
}

type Row = readonly { readonly name: string; readonly value: RegoValue }[]

function table(rows: readonly Row[], notation: Notation): string[] {
  const cells = [
    (rows[0] ?? []).map(({ name }) => forTerminal(shorten(name, CELL_WIDTH))),
    ...rows.map((row) => row.map(({ value }) => forTerminal(shorten(inline(value, notation), CELL_WIDTH)))),
  ]
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => length(row[column] ?? ''))),
  )
  return cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  )
}

function evaluationsJson(evaluations: readonly SystemEvaluation[]): string {
  const systems = evaluations.map(({ system, solutions, printed, trace }) =>
    object({
      system: json(system),
      results: array(solutions.map(solutionJson)),
      printed: json(printed),
      ...(trace === '' ? {} : { trace: json(trace) }),
    }),
  )
  return `${forJson(indented(object({ systems: array(systems) }), 'json', WIDTH))}\n`
}

function solutionJson({ expressions, bindings }: Solution): RegoValue {
  return object({
    expressions: array(expressions.map(({ text, value }) => object({ text: json(text), value }))),
    bindings: object(Object.fromEntries(bindings.map(({ name, value }) => [name, value]))),
  })
}

// Values are put together as the engine gave them, so that no number loses a digit.

function json(value: unknown): RegoValue {
  return parseValueText(JSON.stringify(value))
}

function array(items: readonly RegoValue[]): RegoValue {
  return { kind: 'array', items }
}

function object(members: Readonly<Record<string, RegoValue>>): RegoValue {
  return {
    kind: 'object',
    members: Object.entries(members).map(([key, value]) => [json(key), value] as const),
  }
}
