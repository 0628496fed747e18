import type { EvaluationKind, EvaluationResult } from '../../facts/types.ts'
import { listOf, member } from '../data.ts'
import { momentOf } from '../moment.ts'
import { tellingText } from '../placeholder-value.ts'
import { type Draft, firstText, NO_DATASET, numberOf, numberOrText, Results } from './draft.ts'

const KINDS: readonly EvaluationKind[] = ['quality', 'robustness', 'privacy', 'safety', 'fairness']

/** `evals/*.json` and `fairness.json` (policies/schemas/evaluation.schema.json). What breaks the schema is read as far as it goes. */
export function readModelwardEvaluation(report: unknown): Draft {
  const results = new Results()
  const common = datasetOf(member(report, 'dataset'))
  for (const [index, result] of listOf(member(report, 'results')).entries()) {
    const metric = firstText(result, ['metric'])
    if (metric === null) continue
    const higher = member(result, 'higher_is_better')
    results.add(
      {
        task: firstText(result, ['task']),
        dataset: datasetOf(member(result, 'dataset')) ?? common ?? NO_DATASET,
        metric,
        value: numberOrText(member(result, 'value')),
        slice: firstText(result, ['slice']),
        n: numberOf(member(result, 'n')),
        confidence_interval: interval(member(result, 'ci')),
        higher_is_better: typeof higher === 'boolean' ? higher : true,
        threshold: numberOf(member(result, 'threshold')),
      },
      ['results', String(index)],
    )
  }
  const kind = member(report, 'kind')
  return {
    kind: KINDS.find((known) => known === kind) ?? null,
    tool: {
      name: firstText(report, ['tool', 'name']) ?? 'unknown',
      version: firstText(report, ['tool', 'version']),
    },
    subject: {
      name: firstText(report, ['subject', 'name']),
      revision: firstText(report, ['subject', 'revision']),
      sha256: digest(member(report, 'subject', 'sha256')),
    },
    date: momentOf(member(report, 'date')),
    state: 'complete',
    sensitive_features: listOf(member(report, 'sensitive_features')).flatMap(
      (feature) => tellingText(feature) ?? [],
    ),
    rationale: firstText(report, ['rationale']),
    results,
    places: {},
  }
}

function datasetOf(dataset: unknown): EvaluationResult['dataset'] | null {
  const id = firstText(dataset, ['id'])
  if (id === null) return null
  return {
    id,
    name: null,
    split: firstText(dataset, ['split']),
    revision: firstText(dataset, ['revision']),
    sha256: digest(member(dataset, 'sha256')),
  }
}

function digest(value: unknown): string | null {
  const text = tellingText(value)?.toLowerCase() ?? ''
  return /^[0-9a-f]{64}$/.test(text) ? text : null
}

function interval(value: unknown): EvaluationResult['confidence_interval'] {
  const [lower, upper] = listOf(value).map(numberOf)
  return typeof lower === 'number' && typeof upper === 'number' ? { lower, upper } : null
}
