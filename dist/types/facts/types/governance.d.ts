import type { License } from './licenses.ts';
export interface Governance {
    ml_system: MlSystem | null;
}
/** `ml-system.yml`: what nobody can read from the other artifacts. */
export interface MlSystem {
    path: string;
    valid: boolean;
    /** What is wrong with it, one sentence each. `pointer` points into the file. */
    errors: {
        message: string;
        pointer: string;
    }[];
    id: string | null;
    owner: {
        name: string | null;
        contact: string | null;
    };
    role: 'provider' | 'deployer' | 'both' | null;
    intended_purpose: string | null;
    risk_tier: 'minimal' | 'limited' | 'high' | 'prohibited' | null;
    risk_tier_rationale: string | null;
    people_affecting: boolean | null;
    personal_data: boolean | null;
    phi: boolean | null;
    generative: boolean | null;
    agentic: boolean | null;
    exposure: 'internal' | 'partner' | 'public' | null;
    /** What the model may be used for: decides what a license allows. */
    commercial_use: boolean | null;
    jurisdictions: string[];
    frameworks: string[];
    third_party_models: ThirdPartyModel[];
    datasets: DeclaredDataset[];
}
export interface ThirdPartyModel {
    id: string;
    supplier: string | null;
    url: string | null;
    revision: string | null;
    license: License | null;
    review: {
        by: string | null;
        date: string | null;
        reference: string | null;
    } | null;
}
export interface DeclaredDataset {
    id: string;
    /** `known` or `unknown`, said in so many words. */
    provenance: 'known' | 'unknown' | null;
    risk: string | null;
    origin: string | null;
    collection: string | null;
    steward: string | null;
    purpose: string | null;
    license: License | null;
    classification: string | null;
    personal_data: boolean | null;
    revision: string | null;
}
