import type { Locate } from '../artifacts/reader.ts';
import type { Model, ModelCard, Sbom } from './types.ts';
/** A card that stands in an SBOM, and the way to its places. */
export interface ComponentCard {
    readonly value: ModelCard;
    readonly locate: Locate;
}
/**
 * Gives each model without a card of its own the `modelCard` of its component in an SBOM as one, so that a rule on cards
 * sees it. `records` locate in each SBOM; `first` is the index that the first of them will have in `model_cards`.
 */
export declare function withComponentCards(models: readonly Model[], sboms: readonly Sbom[], records: readonly {
    readonly locate: Locate;
}[], first: number): {
    models: Model[];
    cards: ComponentCard[];
};
