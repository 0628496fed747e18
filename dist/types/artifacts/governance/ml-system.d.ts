import type { Stated } from '../../facts/types/stated.ts';
import type { GovernanceFile, MlSystem } from '../../facts/types.ts';
import type { MlSystemFile } from './manifests/ml-system.ts';
import type { Origins } from './origins.ts';
type Statement = GovernanceFile & Stated<MlSystemFile>;
/** The facts of a system: licenses are resolved, and entries without an id, which nothing could be joined to, left out. */
export declare function mlSystemFacts(statement: Statement, origins: Origins): MlSystem;
export {};
