import type { Emissions } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/** `co2_eq_emissions`, a number of grams or a mapping: https://huggingface.co/docs/hub/model-cards-co2. */
export declare function cardEmissions(fields: Fields): Emissions | null;
