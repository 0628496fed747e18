import type { Assets } from '../assets.ts';
import type { PolicySet } from '../config/policies.ts';
import type { PolicyFile } from './files.ts';
import type { ConftestPack } from './pack.ts';
/**
 * Compiles a set of policies and reads its data.
 * @param files What they judge, see `ConftestPack`.
 * @throws {UserError} as `compileFolder` and `readPolicyData` do; CONFIG or ARGUMENT for a namespace without rules.
 */
export declare function loadConftestPack(set: PolicySet, files: readonly PolicyFile[], assets: Assets): Promise<ConftestPack>;
