import type { DeploymentFile } from '../../artifacts/governance/manifests/deployment.ts';
import type { ImpactAssessmentFile } from '../../artifacts/governance/manifests/impact-assessment.ts';
import type { IncidentResponseFile } from '../../artifacts/governance/manifests/incident-response.ts';
import type { MonitoringPlanFile } from '../../artifacts/governance/manifests/monitoring-plan.ts';
import type { RiskRegisterFile } from '../../artifacts/governance/manifests/risk-register.ts';
import type { ThreatModelFile } from '../../artifacts/governance/manifests/threat-model.ts';
import type { TrainingRecordsFile } from '../../artifacts/governance/manifests/training-records.ts';
import type { WaiversFile } from '../../artifacts/governance/manifests/waivers.ts';
import type { CodeOwners } from './code-owners.ts';
import type { License } from './licenses.ts';
import type { Citation, SecurityPolicy } from './policy-files.ts';
import type { Stated } from './stated.ts';
/** Who answers for the system, what was weighed and decided, and what is prepared. */
export interface Governance extends GovernanceLists {
    /** The one nearest to the top of the system. */
    ml_system: MlSystem | null;
    /** The file that GitHub reads; null without one. */
    code_owners: CodeOwners | null;
}
/** Records of which a system may have several: one for each file. */
export interface GovernanceLists {
    /** `threat-model.yml`, Threat Dragon, Open Threat Model, Gemara threat catalogs. */
    threat_models: ThreatModel[];
    /** `risk-register.yml`, Gemara risk catalogs, OSCAL plans of action and milestones. */
    risk_registers: RiskRegister[];
    impact_assessments: ImpactAssessment[];
    monitoring: MonitoringPlan[];
    incident_response: IncidentResponse[];
    deployments: Deployment[];
    waivers: Waivers[];
    training_records: TrainingRecords[];
    /** SECURITY.md */
    security_policies: SecurityPolicy[];
    /** CITATION.cff */
    citations: Citation[];
}
/** What is known of every governance file. */
export interface GovernanceFile {
    path: string;
    /** Name of the manifest ("threat-model") or of the form that was read ("otm"). */
    format: string;
    valid: boolean;
    /** What is wrong with it, one sentence each. `pointer` points into the file. */
    errors: {
        message: string;
        pointer: string;
    }[];
    /** Pointers within the record to values that say nothing: "TODO". They are null there, or left out of their list. */
    placeholders: string[];
    /** What the file refers to. */
    links: GovernanceLink[];
}
export interface GovernanceLink {
    /** Pointer within the record to the field that holds it. */
    pointer: string;
    /** As it is written. */
    target: string;
    /** The path in the tree that it stands for; null for a URL, and for a path that leaves the tree. */
    path: string | null;
    /** Is that file there? Null for a URL. */
    exists: boolean | null;
}
/** @stated threat-model */
export interface ThreatModel extends GovernanceFile, Stated<ThreatModelFile> {
}
/** @stated risk-register */
export interface RiskRegister extends GovernanceFile, Stated<RiskRegisterFile> {
}
/** @stated impact-assessment */
export interface ImpactAssessment extends GovernanceFile, Stated<ImpactAssessmentFile> {
}
/** @stated monitoring-plan */
export interface MonitoringPlan extends GovernanceFile, Stated<MonitoringPlanFile> {
}
/** @stated incident-response */
export interface IncidentResponse extends GovernanceFile, Stated<IncidentResponseFile> {
}
/** @stated deployment */
export interface Deployment extends GovernanceFile, Stated<DeploymentFile> {
}
/** @stated waivers */
export interface Waivers extends GovernanceFile, Stated<WaiversFile> {
}
/** @stated training-records */
export interface TrainingRecords extends GovernanceFile, Stated<TrainingRecordsFile> {
}
/** `ml-system.yml`: what nobody can read from the other artifacts. */
export interface MlSystem extends GovernanceFile {
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
    objectives: {
        id: string | null;
        description: string | null;
        metric: string | null;
        target: string | null;
    }[];
    impact: string | null;
    isms_scope: string | null;
    policies: string[];
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
