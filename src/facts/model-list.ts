import { baseName, folderOf } from '../artifacts/paths.ts'
import type { ModelComponent } from './model-components.ts'
import type { ModelSources } from './models.ts'
import { fullName, nameKey, stem } from './names.ts'
import type { File, Model, ModelCard } from './types.ts'

/** A model and its number in the list: where several fit, the first is taken. */
interface Numbered {
  readonly model: Model
  readonly number: number
}

/**
 * The models of a system while they are joined: found by folder, file, digest and name, for a tree may hold thousands
 * of each. First all files are added, then the components are asked for.
 */
export class ModelList {
  readonly all: Model[] = []
  readonly #sources: Pick<ModelSources, 'cards' | 'systemId'>
  /** Models with a card, by the card's folder. */
  readonly #ofCards = new Map<string, Numbered[]>()
  /** Models without a card, by the folder of their files. */
  readonly #ofFolders = new Map<string, Numbered>()
  readonly #byFile = new Map<string, Numbered>()
  readonly #bySha256 = new Map<string, Numbered>()
  readonly #byName = new Map<string, Numbered>()
  /** How many models lie in a folder or below, and the first of them; made when the files are in. */
  #held: Map<string, { count: number; first: Model }> | undefined

  constructor(sources: Pick<ModelSources, 'cards' | 'systemId'>) {
    this.#sources = sources
    for (const [card, { name, path }] of sources.cards.entries()) {
      const folder = folderOf(path)
      const model = this.#add(name ?? nameOfFolder(folder, sources.systemId), folder, card)
      const beside = this.#ofCards.get(folder)
      if (beside) beside.push(model)
      else this.#ofCards.set(folder, [model])
    }
  }

  /** Gives a model file to the model that it belongs to. `index` is its number in the system's files. */
  addFile(file: File, index: number) {
    const owner = this.#ownerOf(file)
    owner.model.files.push(index)
    keepFirst(this.#byFile, file.path, owner)
    if (file.sha256 !== null) keepFirst(this.#bySha256, file.sha256, owner)
  }

  /** The model that a component is or is part of; a new one where none fits. */
  ofComponent({ component, sbom, alone }: ModelComponent): Model {
    const byFile = component.file === null ? undefined : this.#byFile.get(component.file)
    if (byFile) return byFile.model
    const digests = component.hashes.filter((hash) => hash.algorithm === 'sha256')
    const byDigest = firstOf(digests.map(({ value }) => this.#bySha256.get(value)))
    if (byDigest) return byDigest.model
    const names = [component.name, fullName(component), component.purl ?? component.name]
    const byName = firstOf(names.map((name) => this.#byName.get(nameKey(name))))
    if (byName) return byName.model
    const held = this.#modelsBelow(folderOf(sbom.path))
    const only = alone || component.subject
    if (held?.count === 1 && held.first.components.length === 0 && only) return held.first
    return this.#add(fullName(component), null, null).model
  }

  #ownerOf(file: File): Numbered {
    const nearest = this.#nearestCards(folderOf(file.path))
    const sameStem = nearest.find(({ model }) => stemOfCard(this.#cardOf(model)) === stem(file.path))
    const chosen = sameStem ?? nearest.find(({ model }) => isReadme(this.#cardOf(model))) ?? nearest[0]
    if (chosen) return chosen
    const folder = folderOf(file.path)
    const known = this.#ofFolders.get(folder)
    if (known) return known
    const added = this.#add(nameOfFolder(folder, this.#sources.systemId), folder, null)
    this.#ofFolders.set(folder, added)
    return added
  }

  /** The models whose cards stand in the folder, or else in the nearest one around it. */
  #nearestCards(folder: string): readonly Numbered[] {
    for (let around = folder; ; around = folderOf(around)) {
      const models = this.#ofCards.get(around)
      if (models !== undefined || around === '') return models ?? []
    }
  }

  #modelsBelow(folder: string): { count: number; first: Model } | undefined {
    this.#held ??= heldByFolder(this.all)
    return this.#held.get(folder)
  }

  #add(name: string, path: string | null, card: number | null): Numbered {
    const model: Model = { name, path, card, components: [], files: [], base_models: [], datasets: [] }
    const added = { model, number: this.all.push(model) - 1 }
    keepFirst(this.#byName, nameKey(name), added)
    keepFirst(this.#byName, nameKey(baseName(path ?? '')), added)
    return added
  }

  #cardOf({ card }: Model): ModelCard | undefined {
    return card === null ? undefined : this.#sources.cards[card]
  }
}

function heldByFolder(models: readonly Model[]): Map<string, { count: number; first: Model }> {
  const byFolder = new Map<string, { count: number; first: Model }>()
  for (const model of models) {
    for (let around = model.path; around !== null; around = around === '' ? null : folderOf(around)) {
      const held = byFolder.get(around)
      if (held) held.count += 1
      else byFolder.set(around, { count: 1, first: model })
    }
  }
  return byFolder
}

function keepFirst(map: Map<string, Numbered>, key: string, model: Numbered) {
  const known = map.get(key)
  if (known === undefined || model.number < known.number) map.set(key, model)
}

function firstOf(candidates: readonly (Numbered | undefined)[]): Numbered | undefined {
  let best: Numbered | undefined
  for (const next of candidates) {
    if (next !== undefined && (best === undefined || next.number < best.number)) best = next
  }
  return best
}

function stemOfCard(card: ModelCard | undefined): string | null {
  return card ? stem(card.path) : null
}

function isReadme(card: ModelCard | undefined): boolean {
  return card !== undefined && /^readme\.md$/i.test(baseName(card.path))
}

function nameOfFolder(folder: string, systemId: string): string {
  return folder === '' ? systemId : baseName(folder)
}
