import type { LicenseTerms } from '../facts/types.ts';
/** Builds the terms of a license from what most have in common; `source` is its address and, after a comma, the section. */
type Form = (source: string, more?: Partial<LicenseTerms>) => LicenseTerms;
export declare const permissive: Form;
export declare const withoutConditions: Form;
export declare const copyleft: Form;
/** Free for any purpose but those that the license or its policy lists; the list has to be passed on. */
export declare const responsibleUse: Form;
/** Research or other use without profit, for listed purposes. */
export declare const researchOnly: Form;
/** Any use without profit. */
export declare const nonCommercial: Form;
/** All of both: what either forbids is forbidden, what either asks is asked. */
export declare function both(left: LicenseTerms, right: LicenseTerms): LicenseTerms;
/** What a license forbids counts more than what it asks. */
export declare function strictness(terms: LicenseTerms): number;
export {};
