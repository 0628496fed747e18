import type { Evaluation } from './cards.ts'
import type { Digest } from './digests.ts'
import type { License } from './licenses.ts'

export type SbomFormat =
  | 'cyclonedx-json'
  | 'cyclonedx-xml'
  | 'spdx-json'
  | 'spdx-yaml'
  | 'spdx-tag-value'
  | 'spdx-rdf'
  | 'spdx-3-json-ld'

export interface Sbom {
  path: string
  format: SbomFormat
  /** As written, also when Modelward does not know the version. */
  spec_version: string
  /** Against the official schema of that version; null if there is none to check against. */
  valid: boolean | null
  /** First errors of the schema check, most telling first. `pointer` points into the SBOM file. */
  errors: { message: string; pointer: string }[]
  /** What tells this SBOM from every other: `serialNumber`, the namespace or id of an SPDX document. */
  serial_number: string | null
  timestamp: string | null
  authors: string[]
  tools: string[]
  /** All components, nested ones and `metadata.component` included, in document order. */
  components: Component[]
  /** Licenses that no list has, and whose text the SBOM gives itself (SPDX: `LicenseRef-`). */
  license_texts: LicenseText[]
  /** Other SBOMs that this one refers to. */
  external_documents: { ref: string; uri: string; digests: Digest[] }[]
  placeholders: string[]
}

export interface LicenseText {
  /** As license expressions name it. */
  id: string
  name: string | null
  text: string | null
  urls: string[]
}

export interface Component {
  /** `bom-ref`; the id of an SPDX element. */
  ref: string | null
  /** CycloneDX component type: `machine-learning-model`, `data`, `library`, `file`, ... ; an SPDX package whose purpose is not stated is a `library`. */
  type: string
  /** It is what the SBOM is about: `metadata.component`, what an SPDX document describes. */
  subject: boolean
  group: string | null
  name: string
  version: string | null
  supplier: string | null
  purl: string | null
  /** The declared one; where nothing is declared, the concluded one. */
  license: License | null
  /** What is said of the license and by whom; nothing where nothing is said. */
  license_statements: LicenseStatement[]
  hashes: Digest[]
  /** SPDX `packageVerificationCode`: SHA-1 over the SHA-1s of a package's files. No evidence, whatever it says. */
  verification_code: VerificationCode | null
  /** Path in the tree that the component is, by name, property, occurrence or digest. */
  file: string | null
  urls: { type: string; url: string }[]
  /** `pedigree.ancestors`: what a model was made from. */
  ancestors: Ancestor[]
  /** The component has a `modelCard`. */
  model_card: ComponentModelCard | null
  /** For components of type `data`. */
  data: ComponentData | null
  placeholders: string[]
}

export interface LicenseStatement {
  /** Declared by whoever made the component, concluded by whoever made the SBOM. */
  by: 'declared' | 'concluded'
  /** `none`: there is no license. `no-assertion`: it is left open on purpose. Neither is the same as saying nothing. */
  says: 'license' | 'none' | 'no-assertion'
  /** The expression as written; null where none is given. */
  expression: string | null
}

export interface VerificationCode {
  value: string
  excluded_files: string[]
  /** Do the SHA-1s that the same document records of the package's files give this code? null where they are not all there. */
  agrees: boolean | null
}

export interface Ancestor {
  name: string
  version: string | null
  supplier: string | null
  purl: string | null
  license: License | null
  hashes: Digest[]
  urls: { type: string; url: string }[]
}

export interface ComponentModelCard {
  task: string | null
  datasets: { id: string }[]
  evaluations: Evaluation[]
  use_cases: string[]
  technical_limitations: string[]
  ethical_considerations: string[]
  /** Fields of use: "medical imaging". */
  domains: string[]
  /** Kinds of model: "supervised", "convolutional neural network". */
  model_types: string[]
  training: string | null
  hyperparameters: NamedValue[]
  decision_thresholds: NamedValue[]
  preprocessing: string[]
  explainability: string[]
  standards: string[]
  safety_risk: 'serious' | 'high' | 'medium' | 'low' | null
  autonomous: boolean | null
  sensitive_personal_data: boolean | null
}

export interface NamedValue {
  name: string
  value: string | null
}

export interface ComponentData {
  classification: string | null
  sensitive_data: string[]
  custodians: string[]
  stewards: string[]
  owners: string[]
  description: string | null
  contents_url: string | null
  /** Kinds of content: "text", "image", "structured". */
  types: string[]
  intended_use: string | null
  /** How it was collected. */
  collection: string | null
  known_biases: string[]
  preprocessing: string[]
  anonymization: string[]
  /** As the artifact counts it. */
  size: number | null
  sensitive_personal_data: boolean | null
}
