import type { GovernanceFormat } from '../format.ts';
/** What other tools have for our manifests. */
export declare const IMPORTS: readonly GovernanceFormat[];
