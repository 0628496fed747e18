import type { FileIndex } from './file-index.ts'
import { type ModelComponent, ModelComponents } from './model-components.ts'
import { fullName, isImmutable, nameKey, splitName, stem } from './names.ts'
import { byCodeUnit, folderOf, isWithin, lastSegment } from './paths.ts'
import type { File, MlSystem, Model, ModelBase, ModelCard, Sbom } from './types.ts'

export interface ModelSources {
  systemId: string
  cards: readonly ModelCard[]
  sboms: readonly Sbom[]
  files: readonly File[]
  mlSystem: MlSystem | null
  index: FileIndex
}

/**
 * Joins card, files and SBOM components of each model. A card describes the model files of its folder and below,
 * up to the next card; files without a card make one model a folder. A component belongs to the model whose file it
 * names, whose digest it records or whose name it has, and to the only model there is; one that is a base model of
 * another is no model of this system.
 */
export function joinModels(sources: ModelSources): Model[] {
  const models: Model[] = sources.cards.map((card, index) => ({
    name: card.name ?? nameOfFolder(folderOf(card.path), sources.systemId),
    path: folderOf(card.path),
    card: index,
    components: [],
    files: [],
    base_models: [],
    datasets: [],
  }))
  for (const [index, file] of sources.files.entries()) {
    if (file.kind === 'model-file') modelOfFile(models, file, sources).files.push(index)
  }
  const bases = new Set(sources.cards.flatMap((card) => card.base_models.map((base) => nameKey(base.id))))
  for (const declared of sources.mlSystem?.third_party_models ?? []) bases.add(nameKey(declared.id))
  const components = new ModelComponents(sources.sboms)
  for (const described of components.all) {
    const { component, reference } = described
    if (bases.has(nameKey(component.purl ?? fullName(component))) || bases.has(nameKey(fullName(component))))
      continue
    modelOfComponent(models, described, sources).components.push(reference)
  }
  for (const model of models) {
    model.base_models = joinBases(model, models.length === 1, components, sources)
    model.datasets = datasetsOf(model, sources)
  }
  return models.sort(
    (a, b) => byCodeUnit(a.path ?? '\uffff', b.path ?? '\uffff') || byCodeUnit(a.name, b.name),
  )
}

function modelOfFile(models: Model[], file: File, sources: ModelSources): Model {
  const withCards = models.filter((model) => model.card !== null && isWithin(file.path, model.path ?? ''))
  const deepest = Math.max(...withCards.map((model) => (model.path ?? '').length))
  const nearest = withCards.filter((model) => (model.path ?? '').length === deepest)
  const sameStem = nearest.find(
    (model) => model.card !== null && stemOfCard(sources.cards[model.card]) === stem(file.path),
  )
  const chosen = sameStem ?? nearest.find((model) => isReadme(model, sources)) ?? nearest[0]
  if (chosen) return chosen
  const folder = folderOf(file.path)
  const existing = models.find((model) => model.card === null && model.path === folder)
  if (existing) return existing
  return added(models, nameOfFolder(folder, sources.systemId), folder)
}

function modelOfComponent(
  models: Model[],
  { component, sbom, alone }: ModelComponent,
  sources: ModelSources,
): Model {
  const sha256 = new Set(
    component.hashes.filter((hash) => hash.algorithm === 'sha256').map((hash) => hash.value),
  )
  const owns = (model: Model, test: (file: File) => boolean) =>
    model.files.some((index) => {
      const file = sources.files[index]
      return file !== undefined && test(file)
    })
  const byFile = models.find((model) => owns(model, (file) => file.path === component.file))
  if (byFile) return byFile
  const byDigest = models.find((model) =>
    owns(model, (file) => file.sha256 !== null && sha256.has(file.sha256)),
  )
  if (byDigest) return byDigest
  const names = new Set([component.name, fullName(component), component.purl ?? component.name].map(nameKey))
  const byName = models.find(
    (model) => names.has(nameKey(model.name)) || names.has(nameKey(lastSegment(model.path ?? ''))),
  )
  if (byName) return byName
  const held = models.filter((model) => model.path !== null && isWithin(model.path, folderOf(sbom.path)))
  const only = alone || component.subject
  if (held.length === 1 && held[0] && held[0].components.length === 0 && only) return held[0]
  return added(models, fullName(component), null)
}

function added(models: Model[], name: string, path: string | null): Model {
  const model: Model = { name, path, card: null, components: [], files: [], base_models: [], datasets: [] }
  models.push(model)
  return model
}

function stemOfCard(card: ModelCard | undefined): string | null {
  return card ? stem(card.path) : null
}

function isReadme(model: Model, { cards }: ModelSources): boolean {
  const card = model.card === null ? undefined : cards[model.card]
  return card !== undefined && /^readme\.md$/i.test(lastSegment(card.path))
}

function nameOfFolder(folder: string, systemId: string): string {
  return folder === '' ? systemId : lastSegment(folder)
}

function joinBases(
  model: Model,
  onlyModel: boolean,
  components: ModelComponents,
  sources: ModelSources,
): ModelBase[] {
  const bases = new Map<string, ModelBase>()
  const merge = (id: string, revision: string | null, pointer: string, facts: Partial<ModelBase>) => {
    const { name, revision: inName } = splitName(id)
    const base = bases.get(nameKey(id)) ?? emptyBase(name, isExternal(id, model.path, sources.index))
    base.pointers.push(pointer)
    base.revision = pinnedFirst(base.revision, revision ?? inName)
    base.pinned = isImmutable(base.revision)
    base.relation ??= facts.relation ?? null
    base.supplier ??= facts.supplier ?? null
    base.url ??= facts.url ?? hubUrl(id)
    base.license ??= facts.license ?? null
    base.reviewed ||= facts.reviewed ?? false
    bases.set(nameKey(id), base)
  }
  const card = model.card === null ? undefined : sources.cards[model.card]
  for (const [index, base] of (card?.base_models ?? []).entries()) {
    merge(base.id, base.revision, `/model_cards/${model.card}/base_models/${index}`, {
      relation: base.relation,
    })
  }
  for (const reference of model.components) {
    const component = sources.sboms[reference.sbom]?.components[reference.component]
    for (const [index, ancestor] of (component?.ancestors ?? []).entries()) {
      const pointer = `/sboms/${reference.sbom}/components/${reference.component}/ancestors/${index}`
      const { supplier, license, urls } = ancestor
      const url =
        urls.find(({ type }) => type === 'distribution' || type === 'website' || type === 'vcs')?.url ?? null
      merge(ancestor.purl ?? ancestor.name, ancestor.version, pointer, { supplier, license, url })
    }
  }
  describeBySbom(bases, components, merge)
  for (const [index, declared] of (sources.mlSystem?.third_party_models ?? []).entries()) {
    if (!bases.has(nameKey(declared.id)) && !onlyModel) continue
    const reviewed = declared.review?.by != null && declared.review.date != null
    const { supplier, license, url } = declared
    merge(declared.id, declared.revision, `/governance/ml_system/third_party_models/${index}`, {
      supplier,
      license,
      url,
      reviewed,
    })
  }
  return [...bases.values()]
}

/** A base model may stand in the SBOM as a component of its own. */
function describeBySbom(
  bases: ReadonlyMap<string, ModelBase>,
  components: ModelComponents,
  merge: (id: string, revision: string | null, pointer: string, facts: Partial<ModelBase>) => void,
) {
  for (const { component, reference } of components.named([...bases.keys()])) {
    const id = [component.purl, fullName(component)].find((name) => name !== null && bases.has(nameKey(name)))
    if (id == null) continue
    const { supplier, license, urls } = component
    const revision = splitName(component.purl ?? '').revision ?? component.version
    merge(id, revision, `/sboms/${reference.sbom}/components/${reference.component}`, {
      supplier,
      license,
      url: urls[0]?.url ?? null,
    })
  }
}

function emptyBase(id: string, external: boolean): ModelBase {
  const unknown = { relation: null, revision: null, supplier: null, url: null, license: null }
  return { id, ...unknown, pinned: false, external, reviewed: false, pointers: [] }
}

/** A path of the tree is not a third party's model. */
function isExternal(id: string, folder: string | null, index: FileIndex): boolean {
  if (/^\.{0,2}\//.test(id)) return false
  return !index.holds(id) && !(folder && index.holds(`${folder}/${id}`))
}

function pinnedFirst(known: string | null, stated: string | null): string | null {
  if (known === null || (isImmutable(stated) && !isImmutable(known))) return stated
  return known
}

/** A Hub id is an address. */
function hubUrl(id: string): string | null {
  const { name } = splitName(id)
  return /^[\w.-]+\/[\w.-]+$/.test(name) && !/^\.{1,2}\//.test(name) ? `https://huggingface.co/${name}` : null
}

function datasetsOf(model: Model, sources: ModelSources): string[] {
  const card = model.card === null ? undefined : sources.cards[model.card]
  const named = (card?.datasets ?? []).map((dataset) => dataset.id)
  for (const reference of model.components) {
    const component = sources.sboms[reference.sbom]?.components[reference.component]
    named.push(...(component?.model_card?.datasets ?? []).map((dataset) => dataset.id))
  }
  const byKey = new Map(named.map((id) => [nameKey(id), splitName(id).name]))
  return [...byKey.values()].sort(byCodeUnit)
}
