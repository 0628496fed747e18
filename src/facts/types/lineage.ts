import type { DatasetSplit } from './datasets.ts'
import type { Digest } from './digests.ts'

export interface Lineage {
  /** Paths of the lineage files. */
  files: string[]
  runs: Run[]
  datasets: LineageDataset[]
  saved_models: SavedModel[]
}

/** `croissant` stands in dataset descriptions, the others in lineage files. */
export type LineageFormatName =
  | 'openlineage'
  | 'dvc'
  | 'croissant'
  | 'prov-json'
  | 'mlflow'
  | 'dbt'
  | 'data-lineage'

/** One run of a job: OpenLineage events merged by run id, a DVC stage, a PROV activity, an MLflow run, a dbt node. */
export interface Run {
  path: string
  format: LineageFormatName
  /** Run id; `<path>#<name>` where the format has none. */
  id: string
  job: string
  /** `locked`: a DVC stage with its dvc.lock entry; `declared`: it is described, and nothing says that it ran. */
  state: 'running' | 'complete' | 'failed' | 'aborted' | 'locked' | 'declared' | 'unknown'
  started: string | null
  ended: string | null
  /** Ids in `lineage.datasets`. */
  inputs: string[]
  outputs: string[]
  command: string | null
  /** Who or what did it: people, organizations, software. */
  agents: string[]
}

export interface LineageDataset {
  path: string
  format: LineageFormatName
  /** OpenLineage: `namespace/name`; DVC: the path in the tree; else the format's own id. Unique in `lineage.datasets`. */
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
  /** How it was collected. */
  collection: string | null
  steward: string | null
  purpose: string | null
  classification: string | null
  personal_data: boolean | null
  /** Ids in this list that it was made from, whether or not a run is named that did it. */
  derived_from: string[]
  /** Id in this list of the dataset that it is a part of: a file of the dataset that a Croissant file describes. */
  part_of: string | null
  /** Who or what it is attributed to. */
  agents: string[]
  /** When it was made, as written. */
  generated: string | null
  splits: DatasetSplit[]
}

/** A model as the tool that saved it describes it: above all, what loading it runs. */
export interface SavedModel {
  path: string
  format: 'mlflow'
  /** Id in `lineage.datasets`. */
  id: string
  name: string | null
  /** Run that made it: id in `lineage.runs`. */
  run: string | null
  /** As written; MLflow writes UTC without a zone. */
  created: string | null
  tool_version: string | null
  /** It states what goes in and comes out. */
  has_signature: boolean
  flavors: ModelFlavor[]
}

/** One way to load a saved model. */
export interface ModelFlavor {
  name: string
  /** Version of the library that saved it. */
  version: string | null
  /** Python module that is imported to load it. */
  loader_module: string | null
  /** "pickle", "cloudpickle", "skops", ... as written. */
  serialization: string | null
  /** Loading it unpickles, or imports Python code that is kept with the model. */
  executes_code: boolean
  /** Folder of Python code that comes with the model, or file that is the model. */
  code: string | null
}
