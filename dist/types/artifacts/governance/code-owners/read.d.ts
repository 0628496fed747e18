import type { Reading, Source } from '../../reader.ts';
/** More rules than any file that people keep; what comes after would overrule what came before. */
export declare const RULE_LIMIT = 5000;
/** Reads CODEOWNERS. GitHub passes over a line that is wrong, and so it is no rule here either. */
export declare function readCodeOwners(source: Source): Reading;
