import type { Component, LicenseTerms } from '../../facts/types.ts';
/**
 * Takes the terms out of the licenses of all components but models and data, and gives them once for each license:
 * tens of thousands of libraries share a few licenses, and a policy's memory would hold their terms for each library.
 * @returns the terms by `spdx` of the license, or by `id` where that is null.
 */
export declare function shareTerms(components: readonly Component[]): Record<string, LicenseTerms>;
