import type { Pointer } from '../../../documents/place.ts';
import { type Scopes } from './template.ts';
/** A stage as DVC runs it: templates filled in, and one of each that `foreach` or `matrix` multiplies. */
export interface ResolvedStage {
    name: string;
    value: unknown;
    /** Where its definition stands. */
    at: Pointer;
}
/** Stages of one dvc.yaml: `matrix` multiplies list by list. */
export declare const STAGES_LIMIT = 5000;
/**
 * The stages of a `dvc.yaml` (dvc/parsing/__init__.py).
 * @param scopesOf gives what the templates of one stage may name
 * @param full is called when there are more than `STAGES_LIMIT`
 */
export declare function resolvedStages(stages: unknown, scopesOf: (stage: unknown) => Scopes, missing: (name: string, at: Pointer) => void, full: (at: Pointer) => void): Generator<ResolvedStage>;
