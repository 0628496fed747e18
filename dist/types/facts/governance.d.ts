import type { ArtifactRecord } from '../artifacts/reader.ts';
import type { Pointer } from '../documents/place.ts';
import type { Origin } from './places.ts';
import type { File, Governance } from './types.ts';
type GovernanceRecord = Extract<ArtifactRecord, {
    into: 'governance';
}>;
/** Where the records of governance stand: by the name of the list, in its order. */
export type GovernanceOrigins = ReadonlyMap<string, readonly Origin[]>;
export interface GovernanceSources {
    /** Those of the system. */
    readonly records: readonly GovernanceRecord[];
    /** Those of the whole tree: who owns a file is said at its top. */
    readonly codeOwners: readonly GovernanceRecord[];
    readonly files: readonly File[];
}
/** Puts what was read into its lists. */
export declare function joinGovernance({ records, codeOwners, files }: GovernanceSources): {
    governance: Governance;
    governanceOrigins: GovernanceOrigins;
};
/** The origin that a pointer below `/governance` leads to, and what is left of it there. */
export declare function governanceOrigin(origins: GovernanceOrigins, [list, ...rest]: Pointer): {
    origin: Origin | undefined;
    within: Pointer;
};
export {};
