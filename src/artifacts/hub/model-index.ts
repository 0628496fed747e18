import type { Pointer } from '../../documents/place.ts'
import { isMapping, type Mapping } from '../data.ts'
import type { Findings } from './check.ts'
import { kindOf, mappings } from './checks.ts'

/** `model-index` as https://github.com/huggingface/hub-docs/blob/main/modelcard.md marks what is required. */
export const modelIndex = mappings((model, at, findings) => {
  requireText(model, 'name', at, findings)
  each(model, 'results', at, findings, checkResult)
})

function checkResult(result: Mapping, at: Pointer, findings: Findings): void {
  const task = requireMapping(result, 'task', at, findings)
  if (task !== null) requireText(task, 'type', [...at, 'task'], findings)
  const dataset = requireMapping(result, 'dataset', at, findings)
  if (dataset !== null) {
    for (const key of ['type', 'name']) requireText(dataset, key, [...at, 'dataset'], findings)
  }
  each(result, 'metrics', at, findings, checkMetric)
  if (result.source === undefined) return
  const source = requireMapping(result, 'source', at, findings)
  if (source !== null) requireText(source, 'url', [...at, 'source'], findings)
}

function checkMetric(metric: Mapping, at: Pointer, findings: Findings): void {
  requireText(metric, 'type', at, findings)
  if (metric.value === undefined || metric.value === null) findings.error([...at, 'value'], 'is missing')
  if (metric.verified !== undefined && typeof metric.verified !== 'boolean') {
    findings.error([...at, 'verified'], `has to be true or false; it is ${kindOf(metric.verified)}`)
  }
}

function each(
  holder: Mapping,
  key: string,
  at: Pointer,
  findings: Findings,
  check: (each: Mapping, at: Pointer, findings: Findings) => void,
): void {
  const place = [...at, key]
  if (holder[key] === undefined) findings.error(place, 'is missing')
  else mappings(check)(holder[key], place, findings, {})
}

function requireMapping(holder: Mapping, key: string, at: Pointer, findings: Findings): Mapping | null {
  const value = holder[key]
  if (isMapping(value)) return value
  findings.error(
    [...at, key],
    value === undefined ? 'is missing' : `has to be a mapping; it is ${kindOf(value)}`,
  )
  return null
}

function requireText(holder: Mapping, key: string, at: Pointer, findings: Findings): void {
  const value = holder[key]
  if (typeof value === 'string' && value.trim() !== '') return
  const isMissing = value === undefined || value === null || value === ''
  findings.error([...at, key], isMissing ? 'is missing' : `has to be a text; it is ${kindOf(value)}`)
}
