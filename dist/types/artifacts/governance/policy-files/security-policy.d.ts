import type { Reading, Source } from '../../reader.ts';
/** Reads SECURITY.md: is there a way to report, and what is said beside it? */
export declare function readSecurityPolicy(source: Source): Promise<Reading>;
