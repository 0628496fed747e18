import type { PolicySet } from '../config/policies.ts';
import type { LoadedPack } from '../policy/load-packs.ts';
import type { Rule } from '../policy/types.ts';
import type { PolicyFile } from './files.ts';
/** Policies on conftest's terms, ready to be evaluated: `pack` has the rules of their namespaces alone, and their data. */
export interface ConftestPack extends LoadedPack {
    readonly set: PolicySet;
    /** What they judge; none where their input is the facts. */
    readonly files: readonly PolicyFile[];
    /** Rules of other namespaces, which nobody asks. */
    readonly off: readonly Rule[];
}
export declare function isConftestPack(pack: LoadedPack): pack is ConftestPack;
/** Does it judge files, and not the facts? */
export declare function judgesFiles(pack: LoadedPack): boolean;
/** The files that any of the packs judges. */
export declare function judgedFilesOf(packs: readonly LoadedPack[]): readonly PolicyFile[];
/** Rules of namespaces that nobody asks, with the names of their packs. */
export declare function rulesNotAsked(packs: readonly LoadedPack[]): readonly {
    id: string;
    pack: string;
}[];
