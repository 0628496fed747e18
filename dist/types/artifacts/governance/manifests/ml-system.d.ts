import type { FullDate, Link, Owner } from './common.ts';
/** `ml-system.yml`: the manifest of a system, for what nobody can read from other artifacts. */
export interface MlSystemFile {
    /**
     * Stable name of the system.
     * @minLength 1
     */
    id: string;
    /** The person or team that answers for the system. */
    owner: Owner;
    /** In the words of the EU AI Act: do you provide the system, deploy it, or both? */
    role: 'provider' | 'deployer' | 'both' | 'TODO';
    /**
     * What the system is for, in one or two sentences.
     * @minLength 1
     */
    intended_purpose: string;
    /** The class of risk that the EU AI Act puts it in. */
    risk_tier: 'minimal' | 'limited' | 'high' | 'prohibited' | 'TODO';
    /** Why it is in that tier. */
    risk_tier_rationale: string;
    /** Do its outputs decide on, or rank, people? */
    people_affecting: boolean | 'TODO';
    /** Does it process personal data, in training or in use? */
    personal_data: boolean | 'TODO';
    /** Protected health information (45 CFR 160.103). */
    phi?: boolean;
    /** Does it make text, images, sound or code? */
    generative?: boolean;
    /** Can it act through tools? */
    agentic?: boolean;
    /** Who can reach it. */
    exposure: 'internal' | 'partner' | 'public' | 'TODO';
    /** Is it used, or sold, for profit? Decides what a license allows. */
    commercial_use?: boolean;
    /** ISO 3166 codes, or `EU`. */
    jurisdictions?: string[];
    /** Framework ids that the system is held to, as under policies/frameworks. */
    frameworks?: string[];
    /** What the system is to achieve, and how one sees that it does. */
    objectives?: {
        /** @minLength 1 */
        id: string;
        description?: string;
        metric?: string;
        target?: string;
    }[];
    /** What it means for the business when it fails: money, operations, reputation, people. */
    impact?: string;
    /** Scope statement of the management system (ISO/IEC 27001, 42001) that it belongs to. */
    isms_scope?: string;
    /** Policies that it is held to: information security, AI, data protection. */
    policies?: Link[];
    /** Models of others that it is built on. */
    third_party_models?: {
        /** Hub id, purl or URL, as the card names it. */
        id: string;
        supplier?: string;
        url?: string;
        /** Full commit id or digest. */
        revision?: string;
        /** SPDX expression or Hugging Face license id. */
        license?: string;
        /** Who looked at it before it was taken in, when, and where that is written. */
        review?: {
            by: string;
            date: FullDate;
            reference?: string;
        };
    }[];
    /** What is known of the data that other artifacts do not say. */
    datasets?: {
        id: string;
        /** `unknown` says so on purpose, and asks for a `risk`. */
        provenance?: 'known' | 'unknown';
        /** Id in the risk register. */
        risk?: string;
        origin?: string;
        /** How it was collected. */
        collection?: string;
        /** Who answers for it. */
        steward?: string;
        purpose?: string;
        license?: string;
        classification?: string;
        personal_data?: boolean;
        /** Full commit id, version or digest. */
        revision?: string;
    }[];
}
