import type { Run } from '../../../facts/types.ts';
/**
 * What the facets of a run and its job say: `parent`, `nominalTime`, `errorMessage` and `sql` of the one,
 * `sourceCodeLocation` and `ownership` of the other.
 */
export type RunFacts = Pick<Run, 'agents' | 'parent' | 'nominal_time' | 'source_code' | 'error' | 'command'>;
export declare function readRunFacets(run: unknown, job: unknown): RunFacts;
