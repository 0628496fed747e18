import type { ArtifactRecord } from '../artifacts/reader.ts';
import type { Unread } from './types.ts';
type CardRecord = Extract<ArtifactRecord, {
    into: 'dataset_cards';
}>;
type BenchmarkRecord = Extract<ArtifactRecord, {
    into: 'benchmarks';
}>;
/** Joins the `eval.yaml` of a dataset that is a benchmark of the Hub to the card beside it; without a card it is told. */
export declare function withBenchmarks(cards: readonly CardRecord[], benchmarks: readonly BenchmarkRecord[]): {
    dataCards: CardRecord[];
    unread: Unread[];
};
export {};
