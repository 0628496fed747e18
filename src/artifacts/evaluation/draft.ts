import type { Pointer } from '../../documents/place.ts'
import type { EvaluationReport, EvaluationResult } from '../../facts/types.ts'
import { isMapping, member } from '../data.ts'
import { tellingText } from '../placeholder-value.ts'

/** Far above what a report of all benchmarks and groups has; a policy sees little more. */
export const RESULT_LIMIT = 20_000

/** What one format says; the rest of the record is the same for all. */
export interface Draft extends Pick<EvaluationReport, 'kind' | 'tool' | 'date' | 'state'> {
  subject: Omit<EvaluationReport['subject'], 'files'>
  sensitive_features?: string[]
  rationale?: string | null
  results: Results
  /** Where fields of the record stand in the file, where that is not under the same name. */
  places: Readonly<Record<string, Pointer>>
}

/** The results of a report, in its order, and where each stands in the file. */
export class Results {
  readonly values: EvaluationResult[] = []
  readonly places: Pointer[] = []
  leftOut = 0

  add(result: Pick<EvaluationResult, 'metric' | 'value'> & Partial<EvaluationResult>, at: Pointer): void {
    if (this.values.length === RESULT_LIMIT) {
      this.leftOut += 1
      return
    }
    const { threshold = null, higher_is_better = null, value } = result
    this.values.push({
      task: null,
      dataset: NO_DATASET,
      slice: null,
      n: null,
      standard_error: null,
      confidence_interval: null,
      higher_is_better,
      threshold,
      passed: passedOf(value, threshold, higher_is_better),
      ...result,
    })
    this.places.push(at)
  }
}

export const NO_DATASET: EvaluationResult['dataset'] = {
  id: null,
  name: null,
  split: null,
  revision: null,
  sha256: null,
}

function passedOf(
  value: EvaluationResult['value'],
  threshold: number | null,
  higherIsBetter: boolean | null,
): boolean | null {
  if (threshold === null || typeof value !== 'number') return null
  return higherIsBetter === false ? value <= threshold : value >= threshold
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A number or a text that says something. */
export function numberOrText(value: unknown): number | string | null {
  return numberOf(value) ?? tellingText(value)
}

/** The entries of a mapping in their order; none for everything else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : []
}

/** The first of the keys that holds text. */
export function firstText(value: unknown, ...paths: readonly (readonly string[])[]): string | null {
  for (const path of paths) {
    const text = tellingText(member(value, ...path))
    if (text !== null) return text
  }
  return null
}
