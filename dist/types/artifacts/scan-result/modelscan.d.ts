import { type RunDraft } from './draft.ts';
/** What `modelscan --reporting-format json` writes. It states no digests. */
export declare function readModelscan(report: unknown): RunDraft;
