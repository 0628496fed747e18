import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { CardEvaluation } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'
import { emptyEvaluation, metricValue } from '../model-card/evaluations.ts'
import { folderOf } from '../paths.ts'
import type { CardSupplement, Reading, Source } from '../reader.ts'
import { noSupplement } from './supplement.ts'
import { openYamlFile } from './yaml-file.ts'

/** Reads results of a model. An entry without what the Hub requires is told, and what it says is kept. */
export function readEvalResults(source: Source): Reading {
  const file = openYamlFile(source, 'model-card')
  const { fields } = file
  if (file.fatal) return { records: [], unread: file.unread() }
  if (!Array.isArray(fields.get([]))) fields.tell([], 'Evaluation results have to be a list.')
  const value: CardSupplement = {
    ...noSupplement(source.path, 'hub-eval-results', folderOf(folderOf(source.path))),
    evaluations: evaluationsOf(fields, source.path),
  }
  return {
    records: [{ into: 'card_supplements', value, locate: file.locate }],
    unread: file.unread(),
  }
}

function evaluationsOf(fields: Fields, path: string): CardEvaluation[] {
  const root = fields.get([])
  if (!Array.isArray(root)) return []
  return fields.mappings([]).map((entry, number) => {
    const into = ['evaluations', String(number)]
    fields.origins.set(formatPointer(into), entry)
    for (const required of [['dataset', 'id'], ['dataset', 'task_id'], ['value']]) {
      if (fields.get([...entry, ...required]) != null) continue
      fields.tell(entry, `A result has to have \`${required.join('.')}\`.`)
    }
    return ofEntry(fields, entry, into, path)
  })
}

/** The benchmark's task stands for the metric: it says how the value is measured. */
function ofEntry(fields: Fields, entry: Pointer, into: Pointer, path: string): CardEvaluation {
  const text = (at: readonly string[], ...name: string[]) =>
    fields.text([...entry, ...at], [...into, ...name])
  const source = [...entry, 'source']
  return {
    ...emptyEvaluation(path),
    dataset: {
      id: text(['dataset', 'id'], 'dataset', 'id'),
      name: null,
      config: text(['dataset', 'config'], 'dataset', 'config'),
      split: text(['dataset', 'split'], 'dataset', 'split'),
      revision: text(['dataset', 'revision'], 'dataset', 'revision'),
    },
    task_name: text(['dataset', 'task_id'], 'task_name'),
    metric: text(['dataset', 'task_id'], 'metric'),
    value: metricValue(fields, [...entry, 'value'], [...into, 'value']),
    verify_token: text(['verifyToken'], 'verify_token'),
    date: text(['date'], 'date'),
    source: isMapping(fields.get(source))
      ? {
          name: text(['source', 'name'], 'source', 'name'),
          url: text(['source', 'url'], 'source', 'url'),
          user: text(['source', 'user'], 'source', 'user') ?? text(['source', 'org'], 'source', 'user'),
        }
      : null,
    notes: text(['notes'], 'notes'),
  }
}
