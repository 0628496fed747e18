import { arrayIndex, type StructuredDocument } from '../../documents/document.ts'
import { parseJson } from '../../documents/json.ts'
import type { Pointer } from '../../documents/place.ts'
import { decodeText } from '../../documents/text.ts'
import type { Unread } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { ArtifactRecord, Locate, Reading, Source } from '../reader.ts'
import { FINDING_LIMIT, type PlacedRun, placeRun, type RunDraft } from './draft.ts'
import { readModelaudit } from './modelaudit.ts'
import { readModelscan } from './modelscan.ts'
import { readSarif } from './sarif.ts'

/** More runs than any tool writes into one file. */
const RUN_LIMIT = 100

export function readScan(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const document = parseJson(text)
  const told = (reason: Unread['reason'], message: string, at: Pointer): Unread => {
    const { line, column } = document.span(at)
    return { path: source.path, kind: 'scan-result', reason, extent: 'part', message, line, column }
  }
  const wrong = [...problems, ...document.problems]
  const unread = wrong.map(({ reason, message, offset, fatal }): Unread => {
    const { line, column } = document.lines.position(offset)
    return {
      path: source.path,
      kind: 'scan-result',
      reason,
      extent: fatal ? 'file' : 'part',
      message,
      line,
      column,
    }
  })
  if (wrong.some(({ fatal }) => fatal)) return { records: [], unread }
  if (!isMapping(document.value)) {
    return {
      records: [],
      unread: [
        ...unread,
        { ...told('malformed', 'A report of a scanner is an object.', []), extent: 'file' },
      ],
    }
  }
  const { runs, problems: broken } = runsOf(document.value, source.format)
  for (const { message, at } of broken) unread.push(told('malformed', message, at))
  if (runs.length > RUN_LIMIT) {
    unread.push(told('limit', `The log has ${runs.length} runs; the first ${RUN_LIMIT} are read.`, []))
  }
  const records = runs.slice(0, RUN_LIMIT).map((draft, index): ArtifactRecord => {
    const format = source.format === 'modelscan' || source.format === 'modelaudit' ? source.format : 'sarif'
    const run = placeRun(draft, source, format, index)
    if (draft.findings.length > FINDING_LIMIT || draft.subjects.length > FINDING_LIMIT) {
      const message = `The run has ${draft.findings.length} findings on ${draft.subjects.length} files; at most ${FINDING_LIMIT} of each are read.`
      unread.push(told('limit', message, draft.at))
    }
    return { into: 'scan_results', value: run.value, locate: locateIn(document, run) }
  })
  return { records, unread }
}

function runsOf(
  report: unknown,
  format: string,
): { runs: RunDraft[]; problems: { message: string; at: Pointer }[] } {
  if (format === 'modelscan') return { runs: [readModelscan(report)], problems: [] }
  if (format === 'modelaudit') return { runs: [readModelaudit(report)], problems: [] }
  return readSarif(report)
}

function locateIn(document: StructuredDocument, run: PlacedRun): Locate {
  return async ([field, item]) => {
    const index = arrayIndex(item ?? '')
    if (field === 'findings') return document.span(run.findings[index] ?? run.at)
    if (field === 'subjects') return document.span(run.subjects[index] ?? run.at)
    if (field === 'tool') return document.span([...run.at, 'tool'])
    return document.span(run.at)
  }
}
