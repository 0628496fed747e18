import type { UseCondition } from '../../facts/types.ts';
import type { LinkedNode } from './linked-data.ts';
/** `usageInfo` of a dataset (Croissant 1.1): terms of DUO or of other vocabularies, and ODRL policies made of them. */
export declare function useConditions(dataset: LinkedNode): UseCondition[];
