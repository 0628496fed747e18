import type { LineageFormat } from '../format.ts';
/** W3C PROV-JSON: what no key but PROV's stands in. */
export declare const prov: LineageFormat;
