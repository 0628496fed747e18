import { folderOf } from '../artifacts/paths.ts'
import { resolveLicense } from '../licenses/resolve.ts'
import type { FileIndex } from './file-index.ts'
import { fullName, isImmutable, nameKey, splitName, stem } from './names.ts'
import { byCodeUnit } from './paths.ts'
import { attachSplits } from './splits.ts'
import type {
  ArtifactKind,
  Dataset,
  DatasetCard,
  Lineage,
  LineageDataset,
  MlSystem,
  ModelCard,
  Sbom,
} from './types.ts'

export interface DatasetSources {
  systemId: string
  modelCards: readonly ModelCard[]
  datasetCards: readonly DatasetCard[]
  sboms: readonly Sbom[]
  lineage: Pick<Lineage, 'runs' | 'datasets'>
  mlSystem: MlSystem | null
  index: FileIndex
}

/** What one artifact says of a dataset. */
type Statement = Partial<Omit<Dataset, 'id' | 'sources' | 'pinned' | 'splits'>>

/**
 * Joins every dataset that an artifact names. Hub id, URL and purl of one dataset are one name; a lineage dataset
 * is also known by its aliases and, where just one fits, by its file's name. Lineage datasets that a run of this
 * repository makes are steps and not sources: they are left out unless some artifact names them.
 */
export function joinDatasets(sources: DatasetSources): Dataset[] {
  const join = new DatasetJoin(sources.datasetCards.map((card) => folderOf(card.path)))
  for (const [c, card] of sources.modelCards.entries()) {
    for (const [d, { id }] of card.datasets.entries()) {
      join.add(
        id,
        { path: card.path, kind: 'model-card', pointer: `/model_cards/${c}/datasets/${d}` },
        { named_in_card: true },
      )
    }
  }
  for (const [s, sbom] of sources.sboms.entries()) addSbom(join, sbom, s, sources.index)
  for (const [d, declared] of (sources.mlSystem?.datasets ?? []).entries()) {
    const { id, provenance, ...facts } = declared
    const pointer = `/governance/ml_system/datasets/${d}`
    const place = { path: sources.mlSystem?.path ?? '', kind: 'governance' as const, pointer }
    join.add(id, place, {
      ...facts,
      declared_in_lineage: provenance !== null || facts.origin !== null,
      provenance_unknown: provenance === 'unknown',
    })
  }
  addLineage(join, sources.lineage)
  for (const [c, card] of sources.datasetCards.entries()) addDatasetCard(join, card, c, sources.systemId)
  const datasets = join.datasets()
  for (const dataset of datasets) {
    dataset.external = ![dataset.id, ...dataset.aliases].some((name) => sources.index.holds(name))
  }
  attachSplits(datasets, sources)
  return datasets.sort((a, b) => byCodeUnit(a.id, b.id))
}

class DatasetJoin {
  readonly #byKey = new Map<string, Dataset>()
  readonly #all: Dataset[] = []
  /** Aliases and digests of each dataset, to know which are new. */
  readonly #known = new Map<Dataset, Set<string>>()
  /** Datasets that a card names, by their stem. */
  readonly #byStem = new Map<string, Set<Dataset>>()
  /** Datasets by the folders of cards that they lie in. */
  readonly #inFolder: ReadonlyMap<string, Set<Dataset>>
  readonly #longestFolder: number

  /** `folders` are those that `onlyOneIn` will be asked for. */
  constructor(folders: readonly string[]) {
    this.#inFolder = new Map(folders.map((folder) => [folder, new Set()]))
    this.#longestFolder = folders.reduce((longest, { length }) => Math.max(longest, length), 0)
  }

  find(names: readonly string[]): Dataset | undefined {
    for (const name of names) {
      const dataset = this.#byKey.get(nameKey(name))
      if (dataset) return dataset
    }
    return undefined
  }

  /** The only dataset that a card names and whose last part is the same. Two files alike in name need not be one. */
  findByStem(name: string): Dataset | undefined {
    const fitting = this.#byStem.get(stem(name))
    return fitting?.size === 1 ? [...fitting][0] : undefined
  }

  /** The only dataset whose files stand in a folder. */
  onlyOneIn(folder: string): Dataset | undefined {
    const inside = folder === '' ? undefined : this.#inFolder.get(folder)
    return inside?.size === 1 ? [...inside][0] : undefined
  }

  add(id: string, source: Dataset['sources'][number], facts: Statement, known?: Dataset): Dataset {
    const { name, revision: inName } = splitName(id)
    const names = [name, ...(facts.aliases ?? [])]
    const dataset = known ?? this.find(names) ?? this.#create(name)
    for (const alias of names) {
      if (!this.#byKey.has(nameKey(alias))) this.#byKey.set(nameKey(alias), dataset)
      if (alias === dataset.id || !this.#isNew(dataset, `alias ${alias}`)) continue
      dataset.aliases.push(alias)
      this.#noteFolders(dataset, alias)
    }
    dataset.sources.push(source)
    merge(dataset, { ...facts, revision: facts.revision ?? inName })
    for (const digest of facts.digests ?? []) {
      if (this.#isNew(dataset, `digest ${digest.algorithm} ${digest.value}`)) dataset.digests.push(digest)
    }
    if (facts.named_in_card) addTo(this.#byStem, stem(dataset.id), dataset)
    return dataset
  }

  datasets(): Dataset[] {
    return [...this.#all]
  }

  #create(id: string): Dataset {
    const dataset: Dataset = {
      id,
      aliases: [],
      sources: [],
      named_in_card: false,
      declared_in_lineage: false,
      provenance_unknown: false,
      risk: null,
      license: null,
      origin: null,
      collection: null,
      steward: null,
      purpose: null,
      classification: null,
      personal_data: null,
      digests: [],
      external: true,
      revision: null,
      pinned: false,
      splits: [],
    }
    this.#all.push(dataset)
    this.#byKey.set(nameKey(id), dataset)
    this.#known.set(dataset, new Set())
    this.#noteFolders(dataset, id)
    return dataset
  }

  #isNew(dataset: Dataset, text: string): boolean {
    const known = this.#known.get(dataset)
    if (known === undefined || known.has(text)) return false
    known.add(text)
    return true
  }

  #noteFolders(dataset: Dataset, name: string) {
    for (
      let end = name.indexOf('/');
      end >= 0 && end <= this.#longestFolder;
      end = name.indexOf('/', end + 1)
    ) {
      this.#inFolder.get(name.slice(0, end))?.add(dataset)
    }
  }
}

function addTo(map: Map<string, Set<Dataset>>, key: string, dataset: Dataset) {
  const known = map.get(key)
  if (known) known.add(dataset)
  else map.set(key, new Set([dataset]))
}

/** The first artifact that states a fact decides it; flags add up. */
function merge(dataset: Dataset, facts: Statement) {
  dataset.named_in_card ||= facts.named_in_card ?? false
  dataset.declared_in_lineage ||= facts.declared_in_lineage ?? false
  dataset.provenance_unknown ||= facts.provenance_unknown ?? false
  dataset.risk ??= facts.risk ?? null
  dataset.license ??= facts.license ?? null
  dataset.origin ??= facts.origin ?? null
  dataset.collection ??= facts.collection ?? null
  dataset.steward ??= facts.steward ?? null
  dataset.purpose ??= facts.purpose ?? null
  dataset.classification ??= facts.classification ?? null
  dataset.personal_data ??= facts.personal_data ?? null
  dataset.revision ??= facts.revision ?? null
  dataset.pinned = isImmutable(dataset.revision)
}

function addSbom(join: DatasetJoin, sbom: Sbom, s: number, index: FileIndex) {
  for (const [c, component] of sbom.components.entries()) {
    const place = (kind: ArtifactKind, pointer: string) => ({
      path: sbom.path,
      kind,
      pointer: `/sboms/${s}/components/${c}${pointer}`,
    })
    for (const [d, { id }] of (component.model_card?.datasets ?? []).entries()) {
      join.add(id, place('sbom', `/model_card/datasets/${d}`), { named_in_card: true })
    }
    if (component.type !== 'data') continue
    const { data } = component
    const stewards = data ? [...data.stewards, ...data.owners, ...data.custodians] : []
    join.add(component.purl ?? fullName(component), place('sbom', ''), {
      aliases: [component.name, fullName(component)],
      declared_in_lineage: true,
      license: component.license,
      digests: component.hashes,
      // A path of this repository says where the data is, not where it came from.
      origin:
        [data?.contents_url, component.urls[0]?.url].find((url) => url != null && !index.holds(url)) ??
        component.supplier,
      steward: stewards[0] ?? component.supplier,
      classification: data?.classification ?? null,
      // That nothing is sensitive does not say that nothing is personal.
      personal_data: data && (data.sensitive_data.length > 0 || data.sensitive_personal_data) ? true : null,
      collection: data?.collection ?? data?.description ?? null,
      purpose: data?.intended_use ?? null,
    })
  }
}

function addLineage(join: DatasetJoin, lineage: DatasetSources['lineage']) {
  const made = new Set(lineage.runs.flatMap((run) => run.outputs))
  const parts = partsByWhole(lineage.datasets)
  for (const [index, item] of lineage.datasets.entries()) {
    if (item.type !== 'dataset' && item.type !== 'unknown') continue
    if (item.part_of !== null) continue
    const names = [item.id, item.name, ...item.aliases]
    const named = join.find(names) ?? join.findByStem(item.name)
    if (!named && (made.has(item.id) || item.type === 'unknown')) continue
    const source = { path: item.path, kind: 'lineage' as const, pointer: `/lineage/datasets/${index}` }
    const { classification, personal_data, steward, purpose, revision } = item
    const facts = {
      classification,
      personal_data,
      steward,
      purpose,
      revision,
      digests: [...item.digests, ...(parts.get(item.id) ?? []).flatMap((part) => part.digests)],
      license: item.license === null ? null : resolveLicense([item.license]),
      origin: item.source,
      collection: item.collection ?? item.description,
    }
    const files = (parts.get(item.id) ?? []).flatMap(({ file }) => file ?? [])
    join.add(
      item.id,
      source,
      { ...facts, aliases: [item.name, ...item.aliases, ...files], declared_in_lineage: true },
      named,
    )
  }
}

function partsByWhole(datasets: readonly LineageDataset[]): ReadonlyMap<string, LineageDataset[]> {
  const parts = new Map<string, LineageDataset[]>()
  for (const item of datasets) {
    if (item.part_of === null) continue
    const known = parts.get(item.part_of)
    if (known) known.push(item)
    else parts.set(item.part_of, [item])
  }
  return parts
}

function addDatasetCard(join: DatasetJoin, card: DatasetCard, c: number, systemId: string) {
  const folder = folderOf(card.path)
  // A Croissant file may describe data of any place; a Markdown card describes its folder's.
  const own = card.format === 'croissant' ? (card.name ?? card.url) : null
  const id = own ?? (folder === '' ? (card.name ?? systemId) : folder)
  const names = [id, card.name, card.url].filter((name) => name !== null)
  const known = join.find(names) ?? join.findByStem(id) ?? join.onlyOneIn(folder)
  const source = { path: card.path, kind: 'dataset-card' as const, pointer: `/dataset_cards/${c}` }
  const facts: Statement = {
    aliases: names.slice(1),
    license: card.license,
    origin: card.sections.source_data.text_present
      ? 'stated in the dataset card'
      : (card.source_datasets[0] ?? null),
    collection: card.sections.collection.text_present ? 'stated in the dataset card' : null,
    steward: card.sections.curators.text_present ? 'stated in the dataset card' : null,
    purpose: card.sections.intended_use.text_present ? 'stated in the dataset card' : null,
  }
  join.add(id, source, facts, known)
}
