import type { StructuredDocument } from '../../documents/document.ts'
import { arrayIndex } from '../../documents/document.ts'
import { parseJson, parseJsonLines } from '../../documents/json.ts'
import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { decodeText } from '../../documents/text.ts'
import type { EvaluationReport, Unread } from '../../facts/types.ts'
import type { Locate, Reading, Source } from '../reader.ts'
import { type SchemaFault, schemaFaults } from '../schema-faults.ts'
import { type Draft, RESULT_LIMIT } from './draft.ts'
import { readDvcMetrics } from './dvc-metrics.ts'
import { readGarak } from './garak.ts'
import type { EvaluationFormat } from './index.ts'
import { readInspect } from './inspect.ts'
import { readLmEval } from './lm-eval.ts'
import { readModelwardEvaluation } from './modelward.ts'
import { readPromptfoo } from './promptfoo.ts'

const READ: Readonly<Record<EvaluationFormat, (value: unknown) => Draft>> = {
  'modelward-evaluation': readModelwardEvaluation,
  'lm-eval': readLmEval,
  inspect: readInspect,
  garak: readGarak,
  promptfoo: readPromptfoo,
  'dvc-metrics': readDvcMetrics,
}

/** How many faults of one report are told. */
const FAULTS_TOLD = 50

export async function readReport(source: Source, format: EvaluationFormat): Promise<Reading> {
  const { text, problems } = decodeText(source.bytes)
  const document = format === 'garak' ? parseJsonLines(text) : parseJson(text)
  const wrong = [...problems, ...document.problems]
  const unread = wrong.map(({ reason, message, offset, fatal }): Unread => {
    const { line, column } = document.lines.position(offset)
    return {
      path: source.path,
      kind: 'evaluation',
      reason,
      extent: fatal ? 'file' : 'part',
      message,
      line,
      column,
    }
  })
  if (wrong.some(({ fatal }) => fatal)) return { records: [], unread }
  const draft = READ[format](document.value)
  const { values, leftOut } = draft.results
  if (leftOut > 0) {
    const message = `The report has ${leftOut} results more than the ${RESULT_LIMIT} that are read.`
    unread.push(told(source, 'limit', message))
  }
  if (values.length === 0)
    unread.push(
      told(source, 'malformed', 'The report holds no result: nothing in it says what was measured.'),
    )
  const faults = format === 'modelward-evaluation' ? await faultsOf(document.value) : null
  const value: EvaluationReport = {
    path: source.path,
    format,
    kind: draft.kind,
    valid: faults === null ? null : faults.length === 0,
    errors: (faults ?? []).map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) })),
    tool: draft.tool,
    subject: { ...draft.subject, files: [] },
    date: draft.date,
    // A line that could not be read may have held a result.
    state: draft.state === 'complete' && wrong.length > 0 ? 'partial' : draft.state,
    sensitive_features: draft.sensitive_features ?? [],
    rationale: draft.rationale ?? null,
    results: values,
    results_left_out: leftOut,
  }
  return {
    records: [{ into: 'evaluations', value, locate: locateIn(document, draft, faults ?? []) }],
    unread,
  }
}

async function faultsOf(report: unknown): Promise<SchemaFault[]> {
  const { default: validate } = await import('validator:evaluation')
  if (validate(report)) return []
  return schemaFaults(validate.errors ?? [], report, { document: 'The report', limit: FAULTS_TOLD })
}

function told({ path }: Source, reason: Unread['reason'], message: string): Unread {
  return { path, kind: 'evaluation', reason, extent: 'part', message, line: null, column: null }
}

/** A result stands where its draft says; its fields have other names in most formats, so the result is shown. */
function locateIn(document: StructuredDocument, draft: Draft, faults: readonly SchemaFault[]): Locate {
  const at = (pointer: Pointer, atKey: boolean) =>
    atKey ? document.keySpan(pointer) : document.span(pointer)
  const places = new Map(Object.entries(draft.places))
  return async ([field, item, ...rest]) => {
    if (field === undefined) return document.span([])
    if (field === 'errors') {
      const fault = faults[arrayIndex(item ?? '')]
      return at(fault?.pointer ?? [], fault?.atKey ?? false)
    }
    if (field === 'results' && item !== undefined) {
      const place = draft.results.places[arrayIndex(item)]
      return document.span(place === undefined ? ['results'] : [...place, ...rest])
    }
    const place = places.get(field)
    return document.span(place ?? (item === undefined ? [field] : [field, item, ...rest]))
  }
}
