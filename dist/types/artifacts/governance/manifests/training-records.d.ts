import type { FullDate, Link, Owner } from './common.ts';
/** `training-records.yml`: which roles were taught what, without personal data (EU AI Act 4, ISO/IEC 42001 7.2). */
export interface TrainingRecordsFile {
    /** Id of the system, as in ml-system.yml. */
    system?: string;
    owner?: Owner;
    records: {
        id?: string;
        /** @minLength 1 */
        course: string;
        /** The role that was taught, not the person. @minLength 1 */
        role: string;
        date: FullDate;
        /** How many people took part. */
        participants?: number;
        valid_until?: FullDate;
        /** `sha256:` and the digest of the export of the learning system. */
        evidence_digest?: string;
        evidence?: Link;
    }[];
}
