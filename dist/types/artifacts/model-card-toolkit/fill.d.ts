import type { ModelCard } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/** The facts of a card, in both forms: of version 0.0.1, where lists hold texts, and of 0.0.2, where they hold objects. */
export declare function fillCard(fields: Fields, path: string): Partial<ModelCard>;
