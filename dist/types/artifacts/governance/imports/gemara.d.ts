import type { Converted } from './import.ts';
/** A threat catalog of Gemara (layer 2). It says which threats there are, and not how a system stands to them. */
export declare function convertThreatCatalog(document: unknown): Converted;
/** A risk catalog of Gemara (layer 3). */
export declare function convertRiskCatalog(document: unknown): Converted;
