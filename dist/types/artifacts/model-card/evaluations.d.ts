import type { Evaluation } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/**
 * `model-index` of a card: one evaluation per metric of each result, and one without a metric for a result that has none.
 * Its form: https://huggingface.co/docs/hub/model-cards#evaluation-results.
 */
export declare function cardEvaluations(fields: Fields): Evaluation[];
