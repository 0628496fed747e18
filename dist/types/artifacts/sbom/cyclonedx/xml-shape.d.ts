import { type Rule } from './xml-mapping.ts';
export declare const bom: Rule;
