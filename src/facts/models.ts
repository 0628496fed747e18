import type { FileIndex } from './file-index.ts'
import { ModelComponents } from './model-components.ts'
import { ModelList } from './model-list.ts'
import { fullName, isImmutable, nameKey, splitName } from './names.ts'
import { byCodeUnit } from './paths.ts'
import type { Ancestor, File, MlSystem, Model, ModelBase, ModelCard, Sbom, ThirdPartyModel } from './types.ts'

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
  const models = new ModelList(sources)
  for (const [index, file] of sources.files.entries()) {
    if (file.kind === 'model-file') models.addFile(file, index)
  }
  const bases = new Set(sources.cards.flatMap((card) => card.base_models.map((base) => nameKey(base.id))))
  for (const declared of sources.mlSystem?.third_party_models ?? []) bases.add(nameKey(declared.id))
  for (const { name, purl } of ancestorsIn(sources.sboms)) bases.add(nameKey(purl ?? name))
  const components = new ModelComponents(sources.sboms)
  for (const described of components.all) {
    const { component, reference } = described
    if (bases.has(nameKey(component.purl ?? fullName(component))) || bases.has(nameKey(fullName(component))))
      continue
    models.ofComponent(described).components.push(reference)
  }
  const declared = new DeclaredModels(sources.mlSystem)
  for (const model of models.all) {
    model.base_models = joinBases(model, models.all.length === 1, { components, declared, ...sources })
    model.datasets = datasetsOf(model, sources)
  }
  return models.all.sort(
    (a, b) => byCodeUnit(a.path ?? '\uffff', b.path ?? '\uffff') || byCodeUnit(a.name, b.name),
  )
}

/** What models are made from, according to the SBOMs: SPDX has them as components too. */
function ancestorsIn(sboms: readonly Sbom[]): Ancestor[] {
  return sboms.flatMap(({ components }) => components.flatMap(({ ancestors }) => ancestors))
}

interface BaseSources extends ModelSources {
  components: ModelComponents
  declared: DeclaredModels
}

function joinBases(model: Model, onlyModel: boolean, sources: BaseSources): ModelBase[] {
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
  describeBySbom(bases, sources.components, merge)
  const declaredModels = onlyModel ? sources.declared.all : sources.declared.named(bases.keys())
  for (const { declared, index } of declaredModels) {
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

interface DeclaredModel {
  readonly declared: ThirdPartyModel
  /** In ml-system.yml. */
  readonly index: number
}

/** The models of third parties that ml-system.yml declares, found by name. */
class DeclaredModels {
  readonly all: readonly DeclaredModel[]
  readonly #byKey = new Map<string, DeclaredModel[]>()

  constructor(mlSystem: MlSystem | null) {
    this.all = (mlSystem?.third_party_models ?? []).map((declared, index) => ({ declared, index }))
    for (const each of this.all) {
      const key = nameKey(each.declared.id)
      const known = this.#byKey.get(key)
      if (known) known.push(each)
      else this.#byKey.set(key, [each])
    }
  }

  /** Those that have one of these name keys, in their order. */
  named(keys: Iterable<string>): DeclaredModel[] {
    return [...keys].flatMap((key) => this.#byKey.get(key) ?? []).sort((a, b) => a.index - b.index)
  }
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
    for (const { id } of component?.model_card?.datasets ?? []) named.push(id)
  }
  const byKey = new Map(named.map((id) => [nameKey(id), splitName(id).name]))
  return [...byKey.values()].sort(byCodeUnit)
}
