import type { CodeOwnersRule, OwnedFile } from '../../../facts/types.ts';
/** Says who owns a file: the last rule that matches decides. */
export declare function ownerLookup(rules: readonly CodeOwnersRule[]): (path: string) => OwnedFile;
