import type { ArtifactRecord, Locate } from '../../src/artifacts/reader.ts'
import { UNSTATED_CARD } from '../../src/artifacts/sbom/unstated.ts'
import { buildFacts, type FactsInput } from '../../src/facts/build.ts'
import type {
  Component,
  ComponentModelCard,
  DatasetCard,
  DatasetSectionName,
  LineageDataset,
  MlSystem,
  ModelCard,
  RecordedSbom,
  Run,
  Section,
  SectionName,
} from '../../src/facts/types.ts'

/** A locate that says which pointer it was asked for: line = number of segments, column = 7. */
export const locate: Locate = async (pointer) => ({
  line: pointer.length + 1,
  column: 7,
  end_line: pointer.length + 1,
  end_column: 8,
})

const SECTION_NAMES: SectionName[] = [
  'description',
  'intended_use',
  'out_of_scope_use',
  'limitations',
  'recommendations',
  'how_to_start',
  'training_data',
  'training_procedure',
  'evaluation',
  'environmental_impact',
  'technical_specifications',
  'citation',
  'authors',
  'contact',
]

function sections(): Record<SectionName, Section> {
  const absent = SECTION_NAMES.map((name) => [name, { text_present: false, placeholder: false }])
  return Object.fromEntries(absent) as Record<SectionName, Section>
}

export function modelCard(path: string, facts: Partial<ModelCard> = {}): ArtifactRecord {
  const value: ModelCard = {
    path,
    format: 'hugging-face',
    front_matter: 'valid',
    name: null,
    version: null,
    license: null,
    base_models: [],
    datasets: [],
    languages: [],
    library: null,
    task: null,
    tags: [],
    evaluations: [],
    metrics: [],
    sections: sections(),
    placeholders: [],
    ...facts,
  }
  return { into: 'model_cards', value, locate }
}

const DATASET_SECTION_NAMES = [
  'summary',
  'intended_use',
  'source_data',
  'collection',
  'annotations',
  'personal_information',
  'bias',
  'limitations',
  'licensing',
  'curators',
  'citation',
] as const satisfies DatasetSectionName[]

export function datasetCard(path: string, facts: Partial<DatasetCard> = {}): ArtifactRecord {
  const absent = DATASET_SECTION_NAMES.map(
    (name) => [name, { text_present: false, placeholder: false }] as const,
  )
  const value: DatasetCard = {
    path,
    format: 'hugging-face',
    front_matter: 'valid',
    name: null,
    license: null,
    languages: [],
    source_datasets: [],
    annotations_creators: [],
    size_categories: [],
    task_categories: [],
    splits: [],
    sections: Object.fromEntries(absent) as DatasetCard['sections'],
    placeholders: [],
    ...facts,
  }
  return { into: 'dataset_cards', value, locate }
}

export function component(name: string, facts: Partial<Component> = {}): Component {
  return {
    ref: null,
    type: 'machine-learning-model',
    subject: false,
    group: null,
    name,
    version: null,
    supplier: null,
    producer: null,
    purl: null,
    cpes: [],
    identifiers: [],
    scope: null,
    license: null,
    license_statements: [],
    hashes: [],
    verification_code: null,
    file: null,
    urls: [],
    ancestors: [],
    model_card: null,
    data: null,
    evidence: null,
    delivered: null,
    properties: [],
    placeholders: [],
    ...facts,
  }
}

export const COMPONENT_CARD: ComponentModelCard = UNSTATED_CARD

export function recordedSbom(path: string, facts: Partial<RecordedSbom> = {}): RecordedSbom {
  return {
    path,
    format: 'cyclonedx-json',
    spec_version: '1.6',
    valid: true,
    errors: [],
    serial_number: null,
    serial_version: null,
    timestamp: null,
    lifecycles: [],
    authors: [],
    tools: [],
    license_texts: [],
    external_documents: [],
    supplier: null,
    components: [],
    dependencies: {},
    provides: {},
    dangling_refs: [],
    compositions: [],
    services: [],
    annotations: [],
    urls: [],
    bom_links: [],
    vulnerabilities: [],
    parts_not_read: [],
    placeholders: [],
    ...facts,
  }
}

export function sbom(path: string, components: Component[]): ArtifactRecord {
  return { into: 'sboms', value: recordedSbom(path, { components }), locate }
}

export function run(path: string, id: string, facts: Partial<Run> = {}): ArtifactRecord {
  const value: Run = {
    path,
    format: 'dvc',
    id,
    job: id,
    state: 'locked',
    started: null,
    ended: null,
    inputs: [],
    outputs: [],
    command: null,
    ...facts,
  }
  return { into: 'runs', value, locate }
}

export function lineageDataset(
  path: string,
  id: string,
  facts: Partial<LineageDataset> = {},
): ArtifactRecord {
  const value: LineageDataset = {
    path,
    format: 'dvc',
    id,
    namespace: null,
    name: id,
    aliases: [],
    type: 'dataset',
    file: id,
    source: null,
    revision: null,
    digests: [],
    license: null,
    description: null,
    steward: null,
    classification: null,
    personal_data: null,
    ...facts,
  }
  return { into: 'lineage_datasets', value, locate }
}

export function mlSystem(facts: Partial<MlSystem> = {}): ArtifactRecord {
  const value: MlSystem = {
    path: 'ml-system.yml',
    valid: true,
    errors: [],
    id: 'credit-risk',
    owner: { name: null, contact: null },
    role: null,
    intended_purpose: null,
    risk_tier: null,
    risk_tier_rationale: null,
    people_affecting: null,
    personal_data: null,
    phi: null,
    generative: null,
    agentic: null,
    exposure: null,
    commercial_use: null,
    jurisdictions: [],
    frameworks: [],
    third_party_models: [],
    datasets: [],
    ...facts,
  }
  return { into: 'ml_system', value, locate }
}

type InputFile = FactsInput['files'][number]

export function weights(path: string, facts: Partial<InputFile> = {}): InputFile {
  return {
    path,
    size: 10,
    kind: 'model-file',
    format: 'safetensors',
    serialization: 'data',
    sha256: null,
    lfs: null,
    ...facts,
  }
}

export function otherFile(path: string): InputFile {
  return { path, size: 1, kind: 'other', format: null, serialization: null, sha256: null, lfs: null }
}

/** The facts of a tree that holds just this. */
export function facts(records: ArtifactRecord[], files: InputFile[] = [], more: Partial<FactsInput> = {}) {
  return buildFacts({
    repository: { kind: 'folder', commit: null, shallow: false },
    systemPath: '',
    systemName: 'repo',
    files,
    records,
    unread: [],
    digests: new Map(),
    lastCommits: new Map(),
    ...more,
  })
}
