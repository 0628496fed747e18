/** What an evaluation measured, as its tool wrote it down. One record for a file. */
export interface EvaluationReport {
    path: string;
    format: 'modelward-evaluation' | 'lm-eval' | 'inspect' | 'garak' | 'promptfoo' | 'dvc-metrics';
    /** What was asked of the model; null where the format does not say. */
    kind: EvaluationKind | null;
    /** Against the published schema; null for formats that have none. */
    valid: boolean | null;
    /** What is wrong with it, one sentence each. `pointer` points into the file. */
    errors: {
        message: string;
        pointer: string;
    }[];
    tool: {
        name: string;
        version: string | null;
    };
    /** What was evaluated. */
    subject: EvaluationSubject;
    /** When it ended, else when it began; RFC 3339. */
    date: string | null;
    /** `partial`: it ended before everything was measured; `unknown`: the format does not say. */
    state: 'complete' | 'partial' | 'failed' | 'unknown';
    /** People's attributes that results are compared over. */
    sensitive_features: string[];
    /** Why these metrics and thresholds. */
    rationale: string | null;
    results: EvaluationResult[];
    /** Results beyond what is kept. */
    results_left_out: number;
}
export type EvaluationKind = 'quality' | 'robustness' | 'privacy' | 'safety' | 'fairness';
export interface EvaluationSubject {
    /** Model name, Hub id or path, as written. */
    name: string | null;
    revision: string | null;
    /** Lowercase hex, as the report states it. */
    sha256: string | null;
    /** Files of the tree with that digest. Empty with a `sha256`: what was evaluated is not what is here. */
    files: string[];
}
export interface EvaluationResult {
    task: string | null;
    dataset: {
        id: string | null;
        name: string | null;
        split: string | null;
        revision: string | null;
        sha256: string | null;
    };
    metric: string;
    /** The group or slice of the data that it is of; null for all of it. */
    slice: string | null;
    /** Number, or the text that the report holds. */
    value: number | string | null;
    /** How many samples it rests on. */
    n: number | null;
    standard_error: number | null;
    confidence_interval: {
        lower: number;
        upper: number;
    } | null;
    higher_is_better: boolean | null;
    /** What it has to reach, where the report says so. */
    threshold: number | null;
    /** Does it reach the threshold? null without one. */
    passed: boolean | null;
}
