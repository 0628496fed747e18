import type { GovernanceFormat } from '../format.ts';
/** Files of a fixed name that platforms read too. */
export declare const POLICY_FILES: readonly GovernanceFormat[];
