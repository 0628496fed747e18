import { type RunDraft } from './draft.ts';
/** What `modelaudit scan --format json` writes. */
export declare function readModelaudit(report: unknown): RunDraft;
