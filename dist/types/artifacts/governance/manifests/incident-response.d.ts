import type { FullDate, Link, Owner } from './common.ts';
/** `incident-response.yml`: who does what when the system goes wrong (EU AI Act 73, GDPR 33, 45 CFR 164.308(a)(6)). */
export interface IncidentResponseFile {
    /** Id of the system, as in ml-system.yml. */
    system?: string;
    owner: Owner;
    reviewed?: FullDate;
    next_review?: FullDate;
    roles: {
        /** @minLength 1 */
        role: string;
        name?: string;
        contact?: string;
    }[];
    /** Levels of severity, the gravest first. */
    severities?: {
        /** @minLength 1 */
        id: string;
        description?: string;
        /** Within how many hours somebody acts. */
        response_hours?: number;
    }[];
    /** Incidents that only AI has: poisoned data, prompt injection, harmful output, drift, leaked training data. */
    scenarios: {
        /** @minLength 1 */
        id: string;
        description?: string;
        detection?: string;
        severity?: string;
        steps?: string[];
        playbook?: Link;
    }[];
    /** How the harm is stopped. */
    containment: {
        /** How one goes back to the version before. */
        rollback?: string;
        /** How the system is switched off, and by whom. */
        kill_switch?: string;
        isolation?: string;
    };
    /** Who has to be told, and within how many hours of becoming aware. */
    notifications?: {
        /** @minLength 1 */
        to: string;
        within_hours?: number | 'TODO';
        legal_basis?: string;
        contact?: string;
    }[];
    last_exercise?: FullDate;
    /** Drills, real incidents and what was learnt. */
    exercises?: {
        date: FullDate;
        description?: string;
        outcome?: string;
        report?: Link;
    }[];
    documents?: Link[];
}
