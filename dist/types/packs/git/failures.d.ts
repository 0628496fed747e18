import type { UserError } from '../../errors.ts';
import { type GitReference, type GitRefReference } from '../reference.ts';
import type { CommandResult } from './command.ts';
/** Why a git command failed, as far as its words tell. */
export declare function failure(reference: GitReference | GitRefReference, { stderr, status }: CommandResult, signal: AbortSignal): UserError;
export declare function noCommit(reference: GitReference, cause: unknown): UserError;
/** Errors of git and of signals as the user's; others as they are. */
export declare function explained(reference: GitReference | GitRefReference, error: unknown): unknown;
