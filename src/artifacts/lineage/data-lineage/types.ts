/**
 * `data-lineage.yml`: where data came from and what was made of it, for a repository that no tool tells it of.
 * The source of `policies/schemas/data-lineage.schema.json`. Every path is relative to the file's own folder.
 */
export interface DataLineageFile {
  /** Data that the system is made from, or that a run makes. */
  datasets?: DatasetEntry[]
  /** Models that runs make or take in. */
  models?: ModelEntry[]
  /** What made the datasets and models. */
  runs?: RunEntry[]
}

export interface DatasetEntry {
  /**
   * Name of the dataset: its Hub id (`owner/name`), or a word of your own. Cards and runs name it by this.
   * @minLength 1
   */
  id: string
  /** What it holds, in a sentence. */
  description?: string
  /** File or folder of the repository that holds it. */
  path?: string
  /** Where it was taken from: a URL, or the address of a repository. */
  source?: string
  /** Commit, version or date that it was taken at; best one that cannot move. */
  revision?: string
  /** Digest of the file: `sha256:` and 64 hex digits (`sha384:` and `sha512:` too). */
  digest?: DigestText
  /** SPDX expression or Hugging Face license id. */
  license?: string
  /** How it was collected. */
  collection?: string
  /** Who answers for it. */
  steward?: string
  /** What it may be used for, or was collected for. */
  purpose?: string
  /** In the words of your own scheme: `public`, `internal`, ... */
  classification?: string
  /** Does it hold data of people? */
  personal_data?: boolean
  /** Ids of datasets that it was made from, where no run says it. */
  derived_from?: string[]
  splits?: SplitEntry[]
}

export interface SplitEntry {
  /**
   * `train`, `validation`, `test`, ...
   * @minLength 1
   */
  name: string
  /** File of the repository that holds it. */
  path?: string
  digest?: DigestText
}

export interface ModelEntry {
  /**
   * Name of the model; runs name it by this.
   * @minLength 1
   */
  id: string
  description?: string
  /** File of the repository that holds it. */
  path?: string
  /** Where it was taken from, for a model that no run here makes. */
  source?: string
  /** Full commit id, version or digest. */
  revision?: string
  digest?: DigestText
  license?: string
  /** Ids of the models that it was made from, where no run says it. */
  derived_from?: string[]
}

export interface RunEntry {
  /**
   * Name of the step: `prepare`, `train`, ...
   * @minLength 1
   */
  id: string
  description?: string
  /** Ids of datasets and models above. */
  inputs?: string[]
  /** Ids of datasets and models above. */
  outputs?: string[]
  /** Files of code that it runs. */
  code?: string[]
  /** As it is typed. */
  command?: string
  /**
   * When it began. With neither time the step is only described: nothing says that it ran.
   * @format date-time
   */
  started?: string
  /**
   * When it was done.
   * @format date-time
   */
  ended?: string
  /** Who ran it: people, or the name of a pipeline. */
  by?: string[]
}

/**
 * @pattern ^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$
 */
export type DigestText = string
