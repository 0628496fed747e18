import { type ChildProcessWithoutNullStreams } from 'node:child_process';
import { type Environment } from '../../repository/git.ts';
/** A bare repository of our own, and what its commands may do. */
export interface PackRepository {
    /** Absolute path of the bare repository. */
    readonly directory: string;
    readonly env: Environment;
    /** Ends every command. */
    readonly signal: AbortSignal;
}
export interface CommandResult {
    /** null if the command was stopped. */
    readonly status: number | null;
    readonly stdout: Buffer;
    readonly stderr: string;
}
/**
 * Starts git on a repository of packs; the caller listens to `error` and to the signal.
 * @param transports what `GIT_ALLOW_PROTOCOL` takes; empty for commands that need no network.
 */
export declare function startPackGit({ directory, env }: PackRepository, transports: string, args: readonly string[]): ChildProcessWithoutNullStreams;
/**
 * Runs git to its end, or until a signal stops it. Any exit status is a result.
 * @param also stops it besides the repository's signal.
 * @throws {GitMissing} if it cannot be started.
 */
export declare function runPackGit(repository: PackRepository, transports: string, args: readonly string[], also?: AbortSignal): Promise<CommandResult>;
