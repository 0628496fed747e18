import type { CardEvaluation } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/**
 * `quantitative_analysis.performance_metrics`. Values are numbers or texts of numbers. The form names no dataset for a
 * metric: where the card has one dataset for evaluation, that is the one.
 */
export declare function toolkitEvaluations(fields: Fields, statedIn: string): CardEvaluation[];
