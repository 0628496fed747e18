import { type Draft, entriesOf, numberOf, Results } from './draft.ts'

/** How deep metrics are grouped in real files; DVC joins the keys with dots as well. */
const DEPTH = 8

/** `metrics.json` of DVC and DVCLive: numbers, in groups. */
export function readDvcMetrics(metrics: unknown): Draft {
  const results = new Results()
  const visit = (value: unknown, at: string[]): void => {
    const number = numberOf(value)
    if (number !== null) results.add({ metric: at.join('.'), value: number }, at)
    else if (at.length < DEPTH) for (const [key, item] of entriesOf(value)) visit(item, [...at, key])
  }
  visit(metrics, [])
  return {
    kind: 'quality',
    tool: { name: 'dvc', version: null },
    subject: { name: null, revision: null, sha256: null },
    date: null,
    state: 'unknown',
    results,
    places: {},
  }
}
