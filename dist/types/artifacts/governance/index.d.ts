import type { ArtifactReader } from '../reader.ts';
/** Keys of `MlSystemFile`; the tests hold them against the published schema. */
export declare const ML_SYSTEM_KEYS: readonly ['id', 'owner', 'role', 'intended_purpose', 'risk_tier', 'risk_tier_rationale', 'people_affecting', 'personal_data', 'phi', 'generative', 'agentic', 'exposure', 'commercial_use', 'jurisdictions', 'frameworks', 'third_party_models', 'datasets'];
/** `ml-system.yml`, anywhere in the tree. */
export declare const governance: ArtifactReader;
