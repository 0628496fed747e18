import type { FullDate } from './common.ts';
/** `waivers.yml`: findings that are tolerated, by whom, why, and until when. */
export interface WaiversFile {
    waivers: {
        /** Stable name of the waiver. */
        id?: string;
        /**
         * Id of the rule: SER-001.
         * @minLength 1
         */
        rule: string;
        /** Paths that it holds for, as globs; without them the whole system. */
        scope?: string[];
        /**
         * Why it is right to tolerate it.
         * @minLength 1
         */
        reason: string;
        /** Who says so. */
        approver: {
            /** @minLength 1 */
            name: string;
            contact?: string;
        };
        /** Day of the approval. */
        approved?: FullDate;
        /** The last day on which it holds. */
        expires: FullDate;
        /** Where it is followed up. */
        ticket?: string;
        /** Id of the risk in the risk register. */
        risk?: string;
    }[];
}
