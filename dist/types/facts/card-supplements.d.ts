import type { ArtifactRecord } from '../artifacts/reader.ts';
import type { Unread } from './types.ts';
type CardRecord = Extract<ArtifactRecord, {
    into: 'model_cards';
}>;
type SupplementRecord = Extract<ArtifactRecord, {
    into: 'card_supplements';
}>;
/**
 * Adds to each card what files beside it say: evaluation results, and the subcards of an NVIDIA card. Subcards without
 * an Overview are a card by themselves; results without a card are nobody's, and told.
 */
export declare function withSupplements(cards: readonly CardRecord[], supplements: readonly SupplementRecord[]): {
    cards: readonly CardRecord[];
    unread: Unread[];
};
export {};
