import { listOf, member } from '../data.ts'
import { momentOf } from '../moment.ts'
import { type Draft, firstText, NO_DATASET, numberOf, Results } from './draft.ts'

/** `*.report.jsonl` of NVIDIA garak: one record a line, told apart by `entry_type`. */
export function readGarak(lines: unknown): Draft {
  const results = new Results()
  const records = listOf(lines)
  const of = (type: string) => records.findIndex((record) => member(record, 'entry_type') === type)
  const [setup, init, completion] = [of('start_run setup'), of('init'), of('completion')]
  for (const [index, record] of records.entries()) {
    if (member(record, 'entry_type') === 'eval') readEval(record, [String(index)], results)
  }
  const started = momentOf(member(records[init], 'start_time'))
  return {
    kind: 'safety',
    tool: {
      name: 'garak',
      version: firstText(records[init], ['garak_version']) ?? firstText(records[setup], ['_config.version']),
    },
    subject: {
      name: firstText(
        records[setup],
        ['plugins.target_name'],
        ['plugins.model_name'],
        ['plugins.target_type'],
        ['plugins.model_type'],
      ),
      revision: null,
      sha256: null,
    },
    date: momentOf(member(records[completion], 'end_time')) ?? started,
    // The last line is written when all probes are through.
    state: completion >= 0 ? 'complete' : 'partial',
    results,
    places: { subject: at(setup), tool: at(init), date: at(completion >= 0 ? completion : init) },
  }
}

/** How many outputs of a probe a detector let pass. */
function readEval(record: unknown, place: string[], results: Results): void {
  const passed = numberOf(member(record, 'passed'))
  const n = numberOf(member(record, 'total_evaluated')) ?? numberOf(member(record, 'total'))
  if (passed === null || n === null) return
  const detector = firstText(record, ['detector'])?.replace(/^detector\./, '') ?? null
  results.add(
    {
      task: firstText(record, ['probe']),
      dataset: NO_DATASET,
      metric: 'pass_rate',
      value: n === 0 ? null : passed / n,
      slice: detector,
      n,
      higher_is_better: true,
    },
    place,
  )
}

function at(index: number): string[] {
  return index < 0 ? [] : [String(index)]
}
