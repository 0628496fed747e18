/**
 * `evals/*.json` and `fairness.json`: what an evaluation measured, of what, with what, and what it has to reach.
 * The source of `policies/schemas/evaluation.schema.json`.
 */
export interface EvaluationFile {
  /** The schema, for editors. */
  $schema?: string
  kind: 'quality' | 'robustness' | 'privacy' | 'safety' | 'fairness'
  /** What was evaluated. */
  subject: {
    /**
     * Model name, Hub id or path in the repository.
     * @minLength 1
     */
    name: string
    /** Commit, tag or version. */
    revision?: string
    /**
     * SHA-256 of the weights: without it nobody can tell whether the report is of the model that is here.
     * @pattern ^[0-9a-fA-F]{64}$
     */
    sha256?: string
  }
  tool: {
    /** @minLength 1 */
    name: string
    version?: string
  }
  /**
   * When it ended.
   * @format date-time
   */
  date: string
  /** The data of all results that name none of their own. */
  dataset?: EvaluationDataset
  /** For fairness: attributes of people that results are compared over. */
  sensitive_features?: string[]
  /** Why these metrics and these thresholds; for fairness also why an attribute was left out. */
  rationale?: string
  results: {
    /** @minLength 1 */
    metric: string
    value: number
    /** Group or slice of the data, as `sex=female`; nothing for all of it. */
    slice?: string
    task?: string
    dataset?: EvaluationDataset
    /**
     * How many samples it rests on.
     * @minimum 0
     * @asType integer
     */
    n?: number
    /**
     * Lower and upper end of the confidence interval.
     * @minItems 2
     * @maxItems 2
     */
    ci?: number[]
    /** What the value has to reach. */
    threshold?: number
    /** Is more better? Without it, more is. */
    higher_is_better?: boolean
  }[]
}

export interface EvaluationDataset {
  /** Hub id, path or URL. */
  id: string
  split?: string
  revision?: string
  /** @pattern ^[0-9a-fA-F]{64}$ */
  sha256?: string
}
