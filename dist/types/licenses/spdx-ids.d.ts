/** Ids that SPDX calls deprecated. */
export declare const DEPRECATED: ReadonlySet<string>;
/** The official spelling of an SPDX id that is written in any case. */
export declare function spdxId(written: string): string | undefined;
