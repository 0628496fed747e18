import type { Pointer } from '../../documents/place.ts';
import type { EvaluationReport, EvaluationResult } from '../../facts/types.ts';
/** Far above what a report of all benchmarks and groups has; a policy sees little more. */
export declare const RESULT_LIMIT = 20000;
/** What one format says; the rest of the record is the same for all. */
export interface Draft extends Pick<EvaluationReport, 'kind' | 'tool' | 'date' | 'state'> {
    subject: Omit<EvaluationReport['subject'], 'files'>;
    sensitive_features?: string[];
    rationale?: string | null;
    results: Results;
    /** Where fields of the record stand in the file, where that is not under the same name. */
    places: Readonly<Record<string, Pointer>>;
}
/** The results of a report, in its order, and where each stands in the file. */
export declare class Results {
    readonly values: EvaluationResult[];
    readonly places: Pointer[];
    leftOut: number;
    add(result: Pick<EvaluationResult, 'metric' | 'value'> & Partial<EvaluationResult>, at: Pointer): void;
}
export declare const NO_DATASET: EvaluationResult['dataset'];
export declare function numberOf(value: unknown): number | null;
/** A number or a text that says something. */
export declare function numberOrText(value: unknown): number | string | null;
/** The entries of a mapping in their order; none for everything else. */
export declare function entriesOf(value: unknown): [string, unknown][];
/** The first of the keys that holds text. */
export declare function firstText(value: unknown, ...paths: readonly (readonly string[])[]): string | null;
