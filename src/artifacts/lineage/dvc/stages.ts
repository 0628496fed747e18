import type { Pointer } from '../../../documents/place.ts'
import { isMapping, listOf, type Mapping, member } from '../../data.ts'
import { fill, type Missing, type Scopes, textOfValue } from './template.ts'

/** A stage as DVC runs it: templates filled in, and one of each that `foreach` or `matrix` multiplies. */
export interface ResolvedStage {
  name: string
  value: unknown
  /** Where its definition stands. */
  at: Pointer
}

/** Stages of one dvc.yaml: `matrix` multiplies list by list. */
export const STAGES_LIMIT = 5_000

/** Lists of one matrix. */
const AXES_LIMIT = 20

/**
 * The stages of a `dvc.yaml` (dvc/parsing/__init__.py).
 * @param scopesOf gives what the templates of one stage may name
 * @param full is called when there are more than `STAGES_LIMIT`
 */
export function* resolvedStages(
  stages: unknown,
  scopesOf: (stage: unknown) => Scopes,
  missing: (name: string, at: Pointer) => void,
  full: (at: Pointer) => void,
): Generator<ResolvedStage> {
  let count = 0
  for (const [name, written] of isMapping(stages) ? Object.entries(stages) : []) {
    const at = ['stages', name]
    const note: Missing = (variable) => missing(variable, at)
    for (const { suffix, own, value, below } of instancesOf(written, scopesOf(written), note)) {
      count += 1
      if (count > STAGES_LIMIT) {
        full(at)
        return
      }
      const scopes = own === null ? scopesOf(written) : [own, ...scopesOf(written)]
      yield {
        name: suffix === '' ? name : `${name}@${suffix}`,
        value: fill(value, scopes, note),
        at: [...at, ...below],
      }
    }
  }
}

interface Instance {
  suffix: string
  /** What its templates may name besides. */
  own: Mapping | null
  value: unknown
  below: Pointer
}

function* instancesOf(stage: unknown, scopes: Scopes, missing: Missing): Generator<Instance> {
  const foreach = member(stage, 'foreach')
  const matrix = member(stage, 'matrix')
  if (foreach !== undefined) {
    const value = member(stage, 'do')
    const below = ['do']
    const items = fill(foreach, scopes, missing)
    if (Array.isArray(items)) {
      const isPlain = items.every((item) => typeof item !== 'object' || item === null)
      for (const [index, item] of items.entries())
        yield { suffix: isPlain ? textOfValue(item) : String(index), own: { item }, value, below }
    } else if (isMapping(items)) {
      for (const [key, item] of Object.entries(items)) yield { suffix: key, own: { key, item }, value, below }
    } else {
      // What it goes over is not known.
      yield { suffix: '', own: null, value, below }
    }
  } else if (isMapping(matrix) && isMapping(stage) && Object.keys(matrix).length <= AXES_LIMIT) {
    const { matrix: _, ...value } = stage
    const axes = Object.entries(matrix).map(
      ([axis, values]) => [axis, listOf(fill(values, scopes, missing))] as const,
    )
    for (const { names, item } of products(axes)) {
      const suffix = names.join('-')
      yield { suffix, own: { key: suffix, item }, value, below: [] }
    }
  } else {
    yield { suffix: '', own: null, value: stage, below: [] }
  }
}

/** Every choice of one value from each list, one at a time. */
function* products(
  axes: readonly (readonly [string, readonly unknown[]])[],
): Generator<{ names: string[]; item: Mapping }> {
  const [first, ...rest] = axes
  if (first === undefined) {
    yield { names: [], item: {} }
    return
  }
  const [axis, values] = first
  for (const [index, value] of values.entries()) {
    const isPlain = typeof value !== 'object' || value === null
    const name = isPlain ? textOfValue(value) : `${axis}${index}`
    for (const { names, item } of products(rest)) {
      yield { names: [name, ...names], item: { ...Object.fromEntries([[axis, value]]), ...item } }
    }
  }
}
