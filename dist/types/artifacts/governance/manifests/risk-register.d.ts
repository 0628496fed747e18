import type { Controls, FullDate, Level, Link, Owner, Severity } from './common.ts';
/** `risk-register.yml`: the risks of the system, who owns each, and what is done about it by when. */
export interface RiskRegisterFile {
    /** Id of the system, as in ml-system.yml. */
    system?: string;
    title?: string;
    owner: Owner;
    /** Day of the last review. */
    reviewed?: FullDate;
    /** Who did the last review. */
    reviewer?: string;
    next_review?: FullDate;
    risks: {
        /** @minLength 1 */
        id: string;
        /** @minLength 1 */
        title: string;
        description?: string;
        category?: string;
        /** What happens if it comes true, in words. */
        consequences?: string;
        /** Ids of the threats that it comes from, as in the threat model. */
        threats?: string[];
        likelihood: Level | 'TODO';
        impact: Level | 'TODO';
        severity?: Severity;
        /** What the impact is on: business, financial, reputational, ethical, safety, fundamental rights. */
        impact_dimensions?: string[];
        owner: Owner;
        treatment: 'mitigate' | 'accept' | 'transfer' | 'avoid' | 'TODO';
        /** What is done about it. */
        measures?: {
            /** @minLength 1 */
            title: string;
            description?: string;
            status?: 'planned' | 'in-progress' | 'done';
            due?: FullDate;
            controls?: Controls;
            evidence?: Link[];
        }[];
        /** What is left of it when the measures are in place. */
        residual?: {
            likelihood?: Level;
            impact?: Level;
            severity?: Severity;
        };
        /** Day by which the treatment is complete. */
        due?: FullDate;
        status: 'open' | 'in-progress' | 'accepted' | 'closed' | 'TODO';
        accepted_by?: string;
        accepted_until?: FullDate;
        controls?: Controls;
        evidence?: Link[];
    }[];
    documents?: Link[];
}
