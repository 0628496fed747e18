import type { FullDate, Level, Link, Owner } from './common.ts';
/** `impact-assessment.yml`: what the system does to people (EU AI Act 27(1), GDPR 35(7), ISO/IEC 42005). */
export interface ImpactAssessmentFile {
    /** Id of the system, as in ml-system.yml. */
    system?: string;
    /** On fundamental rights (fria), of an AI system (aiia), on data protection (dpia). */
    type: 'fria' | 'aiia' | 'dpia' | 'TODO';
    title?: string;
    /** The process in which the system is used, and for what. */
    scope: string;
    owner: Owner;
    /** How long, and how often, it is used. */
    period?: string;
    frequency?: string;
    /** Why it is needed, and why in this form. */
    necessity?: string;
    /** Data protection: on what ground personal data is processed. */
    legal_basis?: string;
    /** Kinds of people and groups who are affected. */
    affected_groups: {
        /** @minLength 1 */
        id: string;
        description?: string;
        /** Children, patients, applicants, ... */
        vulnerable?: boolean;
    }[];
    harms: {
        /** @minLength 1 */
        id: string;
        /** @minLength 1 */
        description: string;
        /** Ids of affected groups. */
        groups?: string[];
        likelihood?: Level;
        severity?: Level;
        mitigations?: string[];
        /** Id of the risk in the risk register. */
        risk?: string;
    }[];
    /** How people watch over the system. */
    oversight?: string;
    /** What is done when a harm comes about: complaints, redress, internal governance. */
    complaints?: string;
    /** Who was asked: affected people, works council, data protection officer. */
    consulted?: string[];
    approver: {
        name: string;
        role?: string;
    };
    /** Day of the approval. */
    date?: FullDate;
    next_review?: FullDate;
    documents?: Link[];
}
