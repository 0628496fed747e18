import type { GovernanceFormat } from './format.ts';
/** All forms; the first that matches reads. */
export declare const FORMATS: readonly GovernanceFormat[];
