import type { LineageFormat } from '../format.ts';
/** dbt's `manifest.json`, by the schema that it names. */
export declare const dbt: LineageFormat;
