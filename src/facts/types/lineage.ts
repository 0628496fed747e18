import type { DatasetSplit } from './datasets.ts'
import type { Digest } from './digests.ts'
import type { LineageGraph } from './graph.ts'

export interface Lineage {
  /** Paths of the lineage files. */
  files: string[]
  runs: Run[]
  datasets: LineageDataset[]
  saved_models: SavedModel[]
  remotes: Remote[]
  /** What breaks the official schema of its format, and was read all the same; the first ones of each file. */
  errors: LineageError[]
  graph: LineageGraph
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
  /** Id of the run that started it. */
  parent: string | null
  /** RFC 3339: the time that it was scheduled for. */
  nominal_time: string | null
  /** Where the code of the job is kept. */
  source_code: SourceCode | null
  /** Why it failed, in its own words. */
  error: string | null
  /** How the entry in dvc.lock differs from what dvc.yaml declares: the outputs are of something else. */
  stale: StaleEntry[]
  /** DVC does not run it again, whatever changes. Null where nothing is said. */
  frozen: boolean | null
}

/** One difference between a stage and its lock. */
export interface StaleEntry {
  kind: 'command' | 'input' | 'output' | 'parameter'
  /** Path, or `file:key` of a parameter; null for the command. */
  name: string | null
  change: 'added' | 'removed' | 'changed'
}

/** Where a tool keeps data outside of git. It is named and never called. */
export interface Remote {
  path: string
  format: 'dvc'
  name: string
  /** Without what stands before an `@`: it may be a password. */
  url: string
  /** It is the one that is used where none is named. */
  default: boolean
}

export interface SourceCode {
  url: string
  path: string | null
  /** Commit, tag or branch, the most exact that is stated. */
  revision: string | null
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
  /** How many columns its schema lists; null where none is stated. */
  columns: number | null
  /** What the last event that says so did to it. */
  lifecycle: 'alter' | 'create' | 'drop' | 'overwrite' | 'rename' | 'truncate' | null
  /** Which columns of which datasets each of its columns was made from. */
  column_lineage: ColumnLineage[]
  quality: DataQuality | null
}

export interface ColumnLineage {
  /** Null for what decides over whole rows (a filter, a join). */
  column: string | null
  from: ColumnSource[]
}

export interface ColumnSource {
  /** Id in `lineage.datasets`. */
  dataset: string
  /** Null for the whole dataset. */
  column: string | null
  /** "DIRECT/IDENTITY", "INDIRECT/JOIN", ... as written. */
  transformation: string | null
  /** The values are hidden on the way (hashed, cut off); null where nothing is said. */
  masked: boolean | null
}

/** What was measured of it. */
export interface DataQuality {
  rows: number | null
  bytes: number | null
  /** Assertions that were tested. */
  assertions: { name: string; column: string | null; passed: boolean }[]
}

/** An error of a schema check. */
export interface LineageError {
  path: string
  format: LineageFormatName
  message: string
  /** 1-based line. */
  line: number
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
