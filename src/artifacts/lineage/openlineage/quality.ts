import type { DataQuality } from '../../../facts/types.ts'
import { listOf, member, textOf } from '../../data.ts'

/** Assertions of one dataset that are kept. */
const ASSERTIONS_LIMIT = 200

/**
 * What was measured of a dataset: `dataQualityAssertions` and `dataQualityMetrics`, which stand among the facets of the
 * dataset or of the input, and `outputStatistics`. Null where nothing was.
 */
export function qualityOf(item: unknown): DataQuality | null {
  const facet = (name: string) =>
    member(item, 'facets', name) ?? member(item, 'inputFacets', name) ?? member(item, 'outputFacets', name)
  const assertions = listOf(member(facet('dataQualityAssertions'), 'assertions')).flatMap((assertion) => {
    const name = textOf(member(assertion, 'assertion'))
    const passed = member(assertion, 'success')
    if (name === null || typeof passed !== 'boolean') return []
    return [{ name, column: textOf(member(assertion, 'column')), passed }]
  })
  const metrics = facet('dataQualityMetrics')
  const statistics = facet('outputStatistics')
  const rows = numberOf(member(metrics, 'rowCount')) ?? numberOf(member(statistics, 'rowCount'))
  const bytes = numberOf(member(metrics, 'bytes')) ?? numberOf(member(statistics, 'size'))
  if (assertions.length === 0 && rows === null && bytes === null) return null
  return { rows, bytes, assertions: assertions.slice(0, ASSERTIONS_LIMIT) }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
