import { emptyDatasetCard } from '../../src/artifacts/dataset-card/empty.ts'
import { unstatedDataset, unstatedRun } from '../../src/artifacts/lineage/unstated.ts'
import { emptyCard } from '../../src/artifacts/model-card/empty.ts'
import type { ArtifactRecord, Locate } from '../../src/artifacts/reader.ts'
import { newComponent } from '../../src/artifacts/sbom/spdx/draft.ts'
import { UNSTATED_CARD } from '../../src/artifacts/sbom/unstated.ts'
import { buildFacts, type FactsInput } from '../../src/facts/build.ts'
import type {
  Component,
  ComponentModelCard,
  DatasetCard,
  LineageDataset,
  MlSystem,
  ModelCard,
  RecordedSbom,
  Run,
} from '../../src/facts/types.ts'

/** A locate that says which pointer it was asked for: line = number of segments, column = 7. */
export const locate: Locate = async (pointer) => ({
  line: pointer.length + 1,
  column: 7,
  end_line: pointer.length + 1,
  end_column: 8,
})

export function modelCard(path: string, facts: Partial<ModelCard> = {}): ArtifactRecord {
  const value: ModelCard = {
    ...emptyCard(path, 'hugging-face'),
    front_matter: 'valid',
    valid: true,
    ...facts,
  }
  return { into: 'model_cards', value, locate }
}

export function datasetCard(path: string, facts: Partial<DatasetCard> = {}): ArtifactRecord {
  const value: DatasetCard = {
    ...emptyDatasetCard(path, 'hugging-face'),
    front_matter: 'valid',
    valid: true,
    ...facts,
  }
  return { into: 'dataset_cards', value, locate }
}

export function component(name: string, facts: Partial<Component> = {}): Component {
  return { ...newComponent(null, 'machine-learning-model', name), ...facts }
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
    license_terms: {},
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
    ...unstatedRun(),
    id,
    job: id,
    state: 'locked',
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
    ...unstatedDataset(),
    id,
    name: id,
    type: 'dataset',
    file: id,
    ...facts,
  }
  return { into: 'lineage_datasets', value, locate }
}

export function mlSystem(facts: Partial<MlSystem> = {}): ArtifactRecord {
  const value: MlSystem = {
    path: 'ml-system.yml',
    format: 'ml-system',
    valid: true,
    errors: [],
    placeholders: [],
    links: [],
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
    objectives: [],
    impact: null,
    isms_scope: null,
    policies: [],
    third_party_models: [],
    datasets: [],
    ...facts,
  }
  return { into: 'governance', list: 'ml_system', value, locate }
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
