import type { Digest } from './digests.ts'
import type { LineageGraph } from './graph.ts'

export interface Lineage {
  /** Paths of the lineage files. */
  files: string[]
  runs: Run[]
  datasets: LineageDataset[]
  graph: LineageGraph
}

/** One run of a job: OpenLineage events merged by run id, or one DVC stage. */
export interface Run {
  path: string
  format: 'openlineage' | 'dvc'
  /** Run id; for DVC `<path>#<stage>`. */
  id: string
  job: string
  /** `locked`: a DVC stage with its dvc.lock entry; `declared`: a DVC stage without one. */
  state: 'running' | 'complete' | 'failed' | 'aborted' | 'locked' | 'declared' | 'unknown'
  started: string | null
  ended: string | null
  /** Ids in `lineage.datasets`. */
  inputs: string[]
  outputs: string[]
  command: string | null
}

export interface LineageDataset {
  path: string
  format: 'openlineage' | 'dvc'
  /** OpenLineage: `namespace/name`; DVC: the path in the tree. Unique in `lineage.datasets`. */
  id: string
  namespace: string | null
  name: string
  aliases: string[]
  type: 'dataset' | 'model' | 'code' | 'metric' | 'parameters' | 'unknown'
  /** Where it stands in the tree, if it does. */
  file: string | null
  /** Where it was taken from (URL of an import, data source URI). */
  source: string | null
  revision: string | null
  digests: Digest[]
  license: string | null
  description: string | null
  steward: string | null
  classification: string | null
  personal_data: boolean | null
}
