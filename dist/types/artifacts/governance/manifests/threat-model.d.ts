import type { Controls, FullDate, Level, Link, Owner, Severity } from './common.ts';
/** `threat-model.yml`: what could be done to the system, by whom it would matter, and what stands against it. */
export interface ThreatModelFile {
    /** Id of the system, as in ml-system.yml. */
    system?: string;
    title?: string;
    /** What was looked at, and what was left out. */
    scope?: string;
    /** STRIDE, MITRE ATLAS, LINDDUN, PASTA, ... */
    method?: string;
    owner: Owner;
    /** Day of the last review. */
    reviewed?: FullDate;
    /** Who did the last review. */
    reviewer?: string;
    next_review?: FullDate;
    /** What is worth attacking: data, models, keys, services. */
    assets?: {
        /** @minLength 1 */
        id: string;
        title?: string;
        description?: string;
        kind?: string;
    }[];
    /** Where an attacker meets the system: training data, APIs, deployment interfaces, dependencies. */
    entry_points?: {
        /** @minLength 1 */
        id: string;
        title?: string;
        description?: string;
        kind?: string;
    }[];
    threats: {
        /** @minLength 1 */
        id: string;
        /** @minLength 1 */
        title: string;
        description?: string;
        /** Class of the threat in the words of the method: "Tampering", "Data poisoning". */
        category?: string;
        /** Techniques of MITRE ATLAS: AML.T0020. */
        atlas?: string[];
        /** Weaknesses: CWE-502. */
        cwe?: string[];
        /** Ids of the assets and entry points that it touches. */
        affects?: string[];
        likelihood?: Level;
        impact?: Level;
        severity?: Severity;
        status: 'open' | 'mitigated' | 'accepted' | 'transferred' | 'not-applicable' | 'TODO';
        /** What stands against it. */
        mitigations?: {
            description?: string;
            status?: 'planned' | 'implemented' | 'verified' | 'rejected';
            controls?: Controls;
            /** Ids of rules that check it: SER-001. */
            rules?: string[];
            evidence?: Link[];
        }[];
        /** Id of the risk in the risk register. */
        risk?: string;
        reviewed?: FullDate;
    }[];
    /** Diagrams, minutes, the tool's own file. */
    documents?: Link[];
}
