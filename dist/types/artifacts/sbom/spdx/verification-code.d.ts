import type { Component, VerificationCode } from '../../../facts/types.ts';
/**
 * Compares a package's verification code (SPDX 2.3, 7.9) with the SHA-1s that the same document records of the
 * package's files: sorted, joined and hashed once more. It shows that the document agrees with itself and says nothing
 * of the bytes.
 */
export declare function withAgreement(code: VerificationCode, files: readonly Component[]): VerificationCode;
