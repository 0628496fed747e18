import type { GitOutput } from './git.ts';
/** What one call of git says of a repository. */
export interface RepositoryState {
    readonly commit: string | null;
    readonly prefix: string;
    readonly shallow: boolean;
}
/** Asks all of `RepositoryState` at once: each start of git costs as much as reading hundreds of files. */
export declare const STATE_QUERY: string[];
/** Reads the answer to `STATE_QUERY`; null where there is no work tree (a bare repository, the inside of `.git`). */
export declare function headOf(query: GitOutput): RepositoryState | null;
/** Why git does not open the repository, in a sentence that says what to do. */
export declare function refusal(output: GitOutput): string;
