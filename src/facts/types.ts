/**
 * The facts document: what Modelward knows of one system, as a policy sees it in `input`.
 *
 * These types are the source of `policies/schemas/facts.schema.json` (`npm run build`). Conventions that hold
 * everywhere: a fact that is not stated is `null` (or an empty list), never absent; a value that says nothing
 * ("[More Information Needed]", "TODO", "NOASSERTION") is not a fact: it is `null`, and its pointer within the
 * record stands in `placeholders`; every path is relative to the tree that is checked, with `/`.
 */
export interface Facts {
  /** Version of this document's form. */
  facts_version: '1'
  system: System
  repository: Repository
  /** What the pull request changes; null outside a pull request. */
  change: null
  /** Card, SBOM components and files of one model, joined. */
  models: Model[]
  model_cards: ModelCard[]
  dataset_cards: DatasetCard[]
  /** Every dataset that any artifact names, joined by its identity. */
  datasets: Dataset[]
  lineage: Lineage
  sboms: Sbom[]
  files: File[]
  /** One record per recorded digest, whichever artifact records it. */
  checksums: Checksum[]
  governance: Governance
  /** What could not be read, wholly or in part, and why. Nothing disappears. */
  unread: Unread[]
}

/** The unit that is judged. */
export interface System {
  /** `id` of ml-system.yml, else the folder's name. */
  id: string
  /** Folder of the system within the tree; empty for the whole tree. */
  path: string
}

export interface Repository {
  kind: 'working-copy' | 'revision' | 'folder'
  /** 40 or 64 hex digits of the commit that is checked out or was asked for. */
  commit: string | null
  /** True where the history is cut, so that ages of files are not known. */
  shallow: boolean
}

/** Kinds of artifact. `other` is a file that no reader claims. */
export type ArtifactKind =
  | 'model-card'
  | 'dataset-card'
  | 'sbom'
  | 'lineage'
  | 'checksums'
  | 'model-file'
  | 'governance'
  | 'signature'
  | 'other'

export interface File {
  path: string
  /** Bytes; for a Git-LFS pointer the size that it states. */
  size: number
  kind: ArtifactKind
  /** Format within the kind: "safetensors", "cyclonedx-json", "openlineage", ... ; null for kind other. */
  format: string | null
  /** For model files: does loading the format run code? `pickle` can, `data` cannot, `graph` holds operators, `archive` and `unknown` are not decided. */
  serialization: 'data' | 'graph' | 'pickle' | 'archive' | 'unknown' | null
  /** Lowercase hex SHA-256 of the content (of the LFS object for a pointer); null if it was not computed. */
  sha256: string | null
  /** True where the tree holds a Git-LFS pointer and not the content. */
  lfs_pointer: boolean
  /** Last commit that touched the path; null outside git, in a shallow clone, for uncommitted files, and for kinds whose age no rule asks. */
  last_commit: LastCommit | null
}

export interface LastCommit {
  commit: string
  /** RFC 3339 in UTC. */
  author_date: string
  /** Position in the history from the checked revision: 0 is the newest. Orders two files without trusting dates. */
  distance: number
}

export interface License {
  /** As the artifact writes it: a Hugging Face id, an SPDX id or expression, a name. */
  id: string | null
  /** SPDX expression that the id resolves to; LicenseRef-... for licenses that SPDX does not list; null if it resolves to nothing. */
  spdx: string | null
  /** `license_name` of a card, `license.name` of CycloneDX. */
  name: string | null
  link: string | null
  /** For a link to a file of the repository: does it exist? null for URLs and no link. */
  link_exists: boolean | null
  /** What the license asks, from Modelward's table; null where the table does not know it. */
  terms: LicenseTerms | null
  /** True for ids such as `cc`, `gpl` or `bsd` that name a family and no license. */
  vague: boolean
  /** SPDX ids in the expression that SPDX calls deprecated. */
  deprecated: string[]
}

export interface LicenseTerms {
  commercial_use: boolean
  derivatives: boolean
  /** Derivatives must be under the same license. */
  share_alike: boolean
  /** Uses are restricted (RAIL, Llama, Gemma and the like). */
  use_restrictions: boolean
  attribution: boolean
}

export type SectionName =
  | 'description'
  | 'intended_use'
  | 'out_of_scope_use'
  | 'limitations'
  | 'recommendations'
  | 'how_to_start'
  | 'training_data'
  | 'training_procedure'
  | 'evaluation'
  | 'environmental_impact'
  | 'technical_specifications'
  | 'citation'
  | 'authors'
  | 'contact'

export interface Section {
  /** The section stands in the card and has text that is not a placeholder. */
  text_present: boolean
  /** The section stands in the card, and its text is only a template's placeholder. */
  placeholder: boolean
}

export interface Evaluation {
  task: string | null
  dataset: {
    id: string | null
    name: string | null
    config: string | null
    split: string | null
    revision: string | null
  }
  metric: string | null
  /** Number, or the text that the card holds ("20.0 ± 1.2"). */
  value: number | string | null
}

export interface BaseModel {
  /** Hub id (`owner/name`), purl, URL or path, as written. */
  id: string
  relation: 'adapter' | 'merge' | 'quantized' | 'finetune' | null
  /** Commit, tag or branch that it is taken at. */
  revision: string | null
  /** The revision cannot move: a full commit id or a digest. */
  pinned: boolean
}

export interface ModelCard {
  path: string
  format: 'hugging-face'
  /** `invalid`: it is there and cannot be parsed; the reason is in `unread`. */
  front_matter: 'valid' | 'invalid' | 'absent'
  name: string | null
  version: string | null
  license: License | null
  base_models: BaseModel[]
  datasets: { id: string }[]
  languages: string[]
  library: string | null
  /** `pipeline_tag`. */
  task: string | null
  tags: string[]
  evaluations: Evaluation[]
  /** Front matter `metrics:`; names only, which is not a result. */
  metrics: string[]
  sections: Record<SectionName, Section>
  placeholders: string[]
}

export interface DatasetCard {
  path: string
  format: 'hugging-face'
  front_matter: 'valid' | 'invalid' | 'absent'
  /** `pretty_name`, else the first heading. */
  name: string | null
  license: License | null
  languages: string[]
  /** `source_datasets`: "original", "extended|squad", Hub ids. */
  source_datasets: string[]
  annotations_creators: string[]
  size_categories: string[]
  task_categories: string[]
  splits: { config: string | null; name: string; paths: string[]; examples: number | null }[]
  sections: Record<DatasetSectionName, Section>
  placeholders: string[]
}

export type DatasetSectionName =
  | 'summary'
  | 'intended_use'
  | 'source_data'
  | 'collection'
  | 'annotations'
  | 'personal_information'
  | 'bias'
  | 'limitations'
  | 'licensing'
  | 'curators'
  | 'citation'

export type DigestAlgorithm =
  | 'md5'
  | 'md5-dos2unix'
  | 'sha1'
  | 'sha224'
  | 'sha256'
  | 'sha384'
  | 'sha512'
  | 'sha3-256'
  | 'sha3-384'
  | 'sha3-512'
  | 'blake2b-256'
  | 'blake2b-384'
  | 'blake2b-512'
  | 'blake3'

export interface Digest {
  algorithm: DigestAlgorithm
  /** Lowercase hex. */
  value: string
}

/** One dataset, joined over every artifact that names it. */
export interface Dataset {
  id: string
  /** Other names of the same dataset (OpenLineage symlinks, purl, path). */
  aliases: string[]
  /** Which artifacts name it, and as what. `pointer` points into this document. */
  sources: { path: string; kind: ArtifactKind; pointer: string }[]
  /** Named by a card, as training or evaluation data. */
  named_in_card: boolean
  /** Stands in a lineage file, a lineage-bearing SBOM component or ml-system.yml. */
  declared_in_lineage: boolean
  /** `true` where an artifact says in so many words that the origin is not known (ml-system.yml `provenance: unknown`). */
  provenance_unknown: boolean
  /** Risk register id that goes with an unknown origin or license. */
  risk: string | null
  license: License | null
  origin: string | null
  collection: string | null
  steward: string | null
  purpose: string | null
  classification: string | null
  personal_data: boolean | null
  digests: Digest[]
  /** Taken from outside the repository (a Hub id, a URL) rather than a path in it. */
  external: boolean
  revision: string | null
  pinned: boolean
  splits: DatasetSplit[]
}

export interface DatasetSplit {
  name: string
  path: string | null
  digest: Digest | null
}

export interface Lineage {
  /** Paths of the lineage files. */
  files: string[]
  runs: Run[]
  datasets: LineageDataset[]
}

/** One run of a job: OpenLineage events merged by run id, or one DVC stage. */
export interface Run {
  path: string
  format: 'openlineage' | 'dvc'
  /** Run id; for DVC `<path>#<stage>`. */
  id: string
  job: string
  /** `locked`: a DVC stage with its dvc.lock entry; `declared`: a DVC stage without one. */
  state: 'running' | 'complete' | 'failed' | 'aborted' | 'locked' | 'declared' | 'unknown'
  started: string | null
  ended: string | null
  /** Ids in `lineage.datasets`. */
  inputs: string[]
  outputs: string[]
  command: string | null
}

export interface LineageDataset {
  path: string
  format: 'openlineage' | 'dvc'
  /** OpenLineage: `namespace/name`; DVC: the path in the tree. Unique in `lineage.datasets`. */
  id: string
  namespace: string | null
  name: string
  aliases: string[]
  type: 'dataset' | 'model' | 'code' | 'metric' | 'parameters' | 'unknown'
  /** Where it stands in the tree, if it does. */
  file: string | null
  /** Where it was taken from (URL of an import, data source URI). */
  source: string | null
  revision: string | null
  digests: Digest[]
  license: string | null
  description: string | null
  steward: string | null
  classification: string | null
  personal_data: boolean | null
}

export interface Sbom {
  path: string
  format: 'cyclonedx-json'
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

export type ChecksumStatus =
  /** The digest was computed and agrees. */
  | 'match'
  | 'mismatch'
  /** The subject is not in the tree. */
  | 'missing'
  /** A model file that stands beside a manifest, and in no manifest or SBOM. `expected` is null. */
  | 'unlisted'
  /** The digest agrees with the object id of a Git-LFS pointer; the content is not here. */
  | 'pointer-match'
  /** It agrees, by an algorithm that is not collision-safe (MD5, SHA-1). */
  | 'weak-match'
  /** It could not be compared; `reason` says why. */
  | 'not-checkable'

export interface Checksum {
  /** Path of the artifact that records the digest. */
  manifest: string
  source: 'manifest' | 'sbom' | 'dvc' | 'lfs-pointer'
  /** Path in the tree, or the name as written where it leaves the tree. */
  subject: string
  algorithm: DigestAlgorithm
  expected: string | null
  actual: string | null
  status: ChecksumStatus
  reason: string | null
}

export interface Governance {
  ml_system: MlSystem | null
}

/** `ml-system.yml`: what nobody can read from the other artifacts. */
export interface MlSystem {
  path: string
  valid: boolean
  /** What is wrong with it, one sentence each. `pointer` points into the file. */
  errors: { message: string; pointer: string }[]
  id: string | null
  owner: { name: string | null; contact: string | null }
  role: 'provider' | 'deployer' | 'both' | null
  intended_purpose: string | null
  risk_tier: 'minimal' | 'limited' | 'high' | 'prohibited' | null
  risk_tier_rationale: string | null
  people_affecting: boolean | null
  personal_data: boolean | null
  phi: boolean | null
  generative: boolean | null
  agentic: boolean | null
  exposure: 'internal' | 'partner' | 'public' | null
  /** What the model may be used for: decides what a license allows. */
  commercial_use: boolean | null
  jurisdictions: string[]
  frameworks: string[]
  third_party_models: ThirdPartyModel[]
  datasets: DeclaredDataset[]
}

export interface ThirdPartyModel {
  id: string
  supplier: string | null
  url: string | null
  revision: string | null
  license: License | null
  review: { by: string | null; date: string | null; reference: string | null } | null
}

export interface DeclaredDataset {
  id: string
  /** `known` or `unknown`, said in so many words. */
  provenance: 'known' | 'unknown' | null
  risk: string | null
  origin: string | null
  collection: string | null
  steward: string | null
  purpose: string | null
  license: License | null
  classification: string | null
  personal_data: boolean | null
  revision: string | null
}

/** One model: what its card, the SBOM and the files say of it. Numbers are indexes into this document's lists. */
export interface Model {
  name: string
  /** Folder that holds the card or the files; null for a model that only an SBOM names. */
  path: string | null
  /** Index in `model_cards`. */
  card: number | null
  /** Indexes in `sboms` and in that SBOM's `components`. */
  components: { sbom: number; component: number }[]
  /** Indexes in `files`. */
  files: number[]
  base_models: ModelBase[]
  datasets: string[]
}

/** A base model, joined over card, SBOM pedigree and ml-system.yml. */
export interface ModelBase {
  id: string
  relation: BaseModel['relation']
  revision: string | null
  pinned: boolean
  /** From outside the repository. */
  external: boolean
  supplier: string | null
  url: string | null
  license: License | null
  reviewed: boolean
  /** Where it is named; each points into this document. */
  pointers: string[]
}

export type UnreadReason =
  /** The bytes do not follow the format: truncated, not UTF-8, a syntax error, a duplicate key. */
  | 'malformed'
  /** It passed one of the reader's limits (size, depth, entries, aliases). */
  | 'limit'
  /** It vanished, is a folder, or the system refused it. */
  | 'unreadable'
  /** A symbolic link that leaves the tree, or a name in a manifest that does. */
  | 'outside-tree'
  /** Recognised, and Modelward does not read this format or version. */
  | 'unsupported'

export interface Unread {
  path: string
  kind: ArtifactKind
  reason: UnreadReason
  /** `part`: the rest of the file was read. */
  extent: 'file' | 'part'
  /** One sentence that says what is wrong. */
  message: string
  /** 1-based; null where the reason has no place. */
  line: number | null
  column: number | null
}
