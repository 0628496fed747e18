import type { Evaluation } from './cards.ts';
import type { Completeness } from './completeness.ts';
import type { Digest } from './digests.ts';
import type { License, LicenseTerms } from './licenses.ts';
import type { Vulnerability } from './vulnerabilities.ts';
export type SbomFormat = 'cyclonedx-json' | 'cyclonedx-xml' | 'spdx-json' | 'spdx-yaml' | 'spdx-tag-value' | 'spdx-rdf' | 'spdx-3-json-ld' | 'openvex';
export interface Sbom {
    path: string;
    format: SbomFormat;
    /** As written, also when Modelward does not know the version. */
    spec_version: string;
    /** Against the official schema of that version; null if there is none to check against. */
    valid: boolean | null;
    /** First errors of the schema check, most telling first. `pointer` points into the SBOM file. */
    errors: {
        message: string;
        pointer: string;
    }[];
    /** What tells this SBOM from every other: `serialNumber`, the namespace or id of an SPDX document. */
    serial_number: string | null;
    /** Which version of the document under that serial number it is. */
    serial_version: number | null;
    timestamp: string | null;
    /** When in a component's life the document was made: `build`, `post-build`, ... */
    lifecycles: string[];
    authors: string[];
    tools: string[];
    /** Of what the document is about. */
    supplier: string | null;
    /** All components, nested ones and `metadata.component` included, in document order. */
    components: Component[];
    /** What the licenses of the components ask, by `spdx` of the license, or by `id` where that is null. */
    license_terms: Record<string, LicenseTerms>;
    /** Licenses that no list has, and whose text the SBOM gives itself (SPDX: `LicenseRef-`). */
    license_texts: LicenseText[];
    /** Other SBOMs that this one refers to. */
    external_documents: {
        ref: string;
        uri: string;
        digests: Digest[];
    }[];
    /** What each depends on, by `ref`; an empty list says that it depends on nothing. */
    dependencies: Record<string, string[]>;
    /** What each implements or makes available, by `ref`. */
    provides: Record<string, string[]>;
    /** Refs that the document names and that nothing in it has. */
    dangling_refs: string[];
    /** How complete the document says that it is. */
    compositions: Composition[];
    services: Service[];
    annotations: Annotation[];
    urls: ExternalUrl[];
    /** References to other SBOMs and what they hold (`urn:cdx:...`). */
    bom_links: BomLink[];
    vulnerabilities: Vulnerability[];
    /** Parts of the file that are checked against the schema, and are not among the facts: `formulation`, `declarations`, ... */
    parts_not_read: string[];
    /** Which elements it has that lists of minimum elements ask for. */
    completeness: Completeness;
    placeholders: string[];
}
/** What a reader finds in an SBOM, before the facts document is made. */
export type RecordedSbom = Omit<Sbom, 'completeness'>;
export interface ExternalUrl {
    type: string;
    url: string;
    /** Of what is behind the URL. */
    hashes: Digest[];
}
export interface Composition {
    /** `complete`, `incomplete`, `unknown`, ... */
    aggregate: string | null;
    /** Refs whose parts it speaks of. */
    assemblies: string[];
    /** Refs whose dependencies it speaks of. */
    dependencies: string[];
    vulnerabilities: string[];
}
export interface Service {
    ref: string | null;
    group: string | null;
    name: string;
    version: string | null;
    provider: string | null;
    endpoints: string[];
    authenticated: boolean | null;
    crosses_trust_boundary: boolean | null;
}
export interface Annotation {
    /** Refs. */
    subjects: string[];
    annotator: string | null;
    timestamp: string | null;
    text: string;
}
export interface BomLink {
    /** As written. */
    link: string;
    /** Index in the facts' `sboms` of the document that it names; null if that is not here. */
    sbom: number | null;
    /** Index in the components of that SBOM; null if it names the document, or no component of it. */
    component: number | null;
}
export interface LicenseText {
    /** As license expressions name it. */
    id: string;
    name: string | null;
    text: string | null;
    urls: string[];
}
export interface Component {
    /** `bom-ref`; the id of an SPDX element. */
    ref: string | null;
    /** CycloneDX component type: `machine-learning-model`, `data`, `library`, `file`, ... ; an SPDX package whose purpose is not stated is a `library`. */
    type: string;
    /** It is what the SBOM is about: `metadata.component`, what an SPDX document describes. */
    subject: boolean;
    group: string | null;
    name: string;
    version: string | null;
    supplier: string | null;
    /** Who made it, where that is stated apart from who supplies it. */
    producer: string | null;
    purl: string | null;
    cpes: string[];
    /** Identifiers beside `purl` and CPE: SWID tags, SWHIDs, gitoids. */
    identifiers: string[];
    /** `required`, `optional` or `excluded`. */
    scope: string | null;
    /**
     * The declared one; where nothing is declared, the concluded one. What it asks is in its `terms` for models and data
     * alone; for all components it is in `license_terms` of the SBOM.
     */
    license: License | null;
    /** What is said of the license and by whom; nothing where nothing is said. */
    license_statements: LicenseStatement[];
    hashes: Digest[];
    /** SPDX `packageVerificationCode`: SHA-1 over the SHA-1s of a package's files. No evidence, whatever it says. */
    verification_code: VerificationCode | null;
    /** Path in the tree that the component is, by name, property, occurrence or digest. */
    file: string | null;
    urls: ExternalUrl[];
    /** `pedigree.ancestors`: what a model was made from. */
    ancestors: Ancestor[];
    /** The component has a `modelCard`. */
    model_card: ComponentModelCard | null;
    /** For components of type `data`. */
    data: ComponentData | null;
    /** What was found in the component itself; null where nothing is said. */
    evidence: Evidence | null;
    /** What it is as a file that is delivered (BSI TR-03183-2, 5.2.2); null where nothing of it is said. */
    delivered: DeliveredFile | null;
    /** Of models and data alone: `cdx:ai-ml:*` and what tools add. */
    properties: {
        name: string;
        value: string;
    }[];
    placeholders: string[];
}
export interface LicenseStatement {
    /** Declared by whoever made the component, concluded by whoever made the SBOM. */
    by: 'declared' | 'concluded';
    /** `none`: there is no license. `no-assertion`: it is left open on purpose. Neither is the same as saying nothing. */
    says: 'license' | 'none' | 'no-assertion';
    /** The expression as written; null where none is given. */
    expression: string | null;
}
export interface VerificationCode {
    value: string;
    excluded_files: string[];
    /** Do the SHA-1s that the same document records of the package's files give this code? null where they are not all there. */
    agrees: boolean | null;
}
export interface Evidence {
    /** Which field of the identity was concluded, how sure (0 to 1) and by which techniques. */
    identity: {
        field: string;
        confidence: number | null;
        techniques: string[];
    }[];
    /** Where the component was found. */
    occurrences: string[];
    /** Licenses as found, ids, expressions or names. */
    licenses: string[];
    copyright: string[];
}
export interface DeliveredFile {
    filename: string | null;
    executable: boolean | null;
    archive: boolean | null;
    structured: boolean | null;
}
export interface Ancestor {
    name: string;
    version: string | null;
    supplier: string | null;
    purl: string | null;
    license: License | null;
    hashes: Digest[];
    urls: ExternalUrl[];
}
export interface ComponentModelCard {
    task: string | null;
    /** How it learned, what kind it is: `supervised`, `self-supervised`, ... */
    model_types: string[];
    architecture_family: string | null;
    architecture: string | null;
    /** Formats. */
    inputs: string[];
    outputs: string[];
    datasets: {
        id: string;
    }[];
    evaluations: Evaluation[];
    users: string[];
    use_cases: string[];
    technical_limitations: string[];
    performance_tradeoffs: string[];
    ethical_considerations: {
        name: string;
        mitigation: string | null;
    }[];
    fairness_assessments: FairnessAssessment[];
    energy: EnergyUse[];
    /** Fields of use: "medical imaging". */
    domains: string[];
    training: string | null;
    hyperparameters: NamedValue[];
    decision_thresholds: NamedValue[];
    preprocessing: string[];
    explainability: string[];
    standards: string[];
    safety_risk: 'serious' | 'high' | 'medium' | 'low' | null;
    autonomous: boolean | null;
    sensitive_personal_data: boolean | null;
    properties: {
        name: string;
        value: string;
    }[];
}
export interface NamedValue {
    name: string;
    value: string | null;
}
export interface FairnessAssessment {
    group_at_risk: string | null;
    benefits: string | null;
    harms: string | null;
    mitigation: string | null;
}
export interface EnergyUse {
    /** `training`, `inference`, ... */
    activity: string;
    quantity: number;
    unit: string;
}
export interface ComponentData {
    classification: string | null;
    sensitive_data: string[];
    custodians: string[];
    stewards: string[];
    owners: string[];
    description: string | null;
    contents_url: string | null;
    /** Kinds of content: "text", "image", "structured". */
    types: string[];
    intended_use: string | null;
    /** How it was collected. */
    collection: string | null;
    known_biases: string[];
    preprocessing: string[];
    anonymization: string[];
    /** As the artifact counts it. */
    size: number | null;
    sensitive_personal_data: boolean | null;
}
