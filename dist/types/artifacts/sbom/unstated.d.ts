import type { ComponentData, ComponentModelCard } from '../../facts/types.ts';
/** A model card that says nothing yet: a format fills in what it can say. */
export declare const UNSTATED_CARD: ComponentModelCard;
/** A description of data that says nothing yet. */
export declare const UNSTATED_DATA: ComponentData;
