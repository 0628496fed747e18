import type { LineageFormat } from '../format.ts';
/** DVC goes by the names of its files. */
export declare const dvc: LineageFormat;
