import type { Pointer } from '../../documents/place.ts';
import type { Mapping } from '../data.ts';
/** One sentence on a value of the front matter. */
export interface HubProblem {
    readonly at: Pointer;
    readonly message: string;
}
/** What the Hub refuses (`errors`) and what it only warns of. */
export interface HubProblems {
    readonly errors: readonly HubProblem[];
    readonly warnings: readonly HubProblem[];
}
/** Where checks tell what they find. A message begins with the field's path: `model-index[0].name`. */
export declare class Findings implements HubProblems {
    readonly errors: HubProblem[];
    readonly warnings: HubProblem[];
    error(at: Pointer, predicate: string): void;
    warn(at: Pointer, predicate: string): void;
}
/**
 * Checks a front matter as the Hub does when a card is pushed (`POST /api/validate-yaml`), as far as that is documented:
 * docs/hub-validation.md has each field with its source. Whether a model or dataset exists on the Hub is not asked.
 */
export declare function checkFrontMatter(root: Mapping, kind: 'model' | 'dataset'): HubProblems;
