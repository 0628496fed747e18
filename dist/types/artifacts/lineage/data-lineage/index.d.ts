import type { LineageFormat } from '../format.ts';
/** `data-lineage.yml`, anywhere in the tree. */
export declare const dataLineage: LineageFormat;
