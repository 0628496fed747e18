import { forJson } from '../neutralise.ts'
import type { RenderLineage } from './report.ts'

/** `lineage.graph` of the facts, described by policies/schemas/facts.schema.json. */
export const renderJson: RenderLineage = ({ system, graph }) =>
  `${forJson(JSON.stringify({ system, ...graph }, null, 2))}\n`
