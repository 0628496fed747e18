import type { Evaluation } from './cards.ts'
import type { Digest } from './digests.ts'
import type { License } from './licenses.ts'

export type SbomFormat = 'cyclonedx-json' | 'cyclonedx-xml'

export interface Sbom {
  path: string
  format: SbomFormat
  /** As written, also when Modelward does not know the version. */
  spec_version: string
  /** Against the official schema of that version; null if there is none to check against. */
  valid: boolean | null
  /** First errors of the schema check, most telling first. `pointer` points into the SBOM file. */
  errors: { message: string; pointer: string }[]
  serial_number: string | null
  timestamp: string | null
  authors: string[]
  tools: string[]
  /** All components, nested ones and `metadata.component` included, in document order. */
  components: Component[]
  placeholders: string[]
}

export interface Component {
  /** `bom-ref`. */
  ref: string | null
  /** CycloneDX component type: `machine-learning-model`, `data`, `library`, ... */
  type: string
  /** It is `metadata.component`: what the SBOM is about. */
  subject: boolean
  group: string | null
  name: string
  version: string | null
  supplier: string | null
  purl: string | null
  license: License | null
  hashes: Digest[]
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
}

export interface ComponentData {
  classification: string | null
  sensitive_data: string[]
  custodians: string[]
  stewards: string[]
  owners: string[]
  description: string | null
  contents_url: string | null
}
