import { type ChildProcess } from 'node:child_process';
/** Where git runs, and in which environment. */
export interface Git {
    /** Absolute real path of the checked folder. */
    readonly directory: string;
    readonly env: Environment;
}
export type Environment = Readonly<Record<string, string | undefined>>;
export interface GitOutput {
    readonly status: number | null;
    readonly stdout: Buffer;
    readonly stderr: string;
}
/** Git cannot be started: it is not installed, or the system refuses. */
export declare class GitMissing extends Error {
}
/** A git command ended without doing its work. */
export declare class GitFailed extends Error {
}
export declare const FOREIGN_VARIABLES: string[];
/** Goes in front of a command whose paths are names and no patterns. */
export declare const LITERAL_PATHS = "--literal-pathspecs";
/** Starts git; the caller listens to `error`. What git says on stderr is dropped: use `runGit` where it matters. */
export declare function startGit(git: Git, args: readonly string[], input?: 'pipe' | 'ignore'): ChildProcess;
/** Runs git to its end. Any exit status is a result; @throws {GitMissing} if it cannot be started. */
export declare function runGit(git: Git, args: readonly string[]): Promise<GitOutput>;
