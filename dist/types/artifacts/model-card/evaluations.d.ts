import type { Pointer } from '../../documents/place.ts';
import type { CardEvaluation } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/**
 * `model-index` of a card: one evaluation per metric of each result, and one without a metric for a result that has none.
 * Its form: https://huggingface.co/docs/hub/model-cards#evaluation-results.
 */
export declare function cardEvaluations(fields: Fields, statedIn: string): CardEvaluation[];
/** An evaluation that says nothing yet: what each format fills. */
export declare function emptyEvaluation(statedIn: string): CardEvaluation;
/** Numbers as they are; texts such as "20.0 ± 1.2" too; a mapping of several values as JSON. */
export declare function metricValue(fields: Fields, at: Pointer, into: Pointer): number | string | null;
