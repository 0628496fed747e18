import type { Ancestor, Component } from '../../../../facts/types.ts'
import { textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import type { Places } from '../places.ts'
import type { Graph, Node } from './graph.ts'
import type { ModelData } from './model-card.ts'

/** Relationships from a model, or a file of it, to data. */
const TO_DATA = ['trainedOn', 'testedOn', 'hasDataFile'] as const

/** What relationships say of models: which data they come from and what they were made of. */
export class ModelRelations {
  readonly #graph: Graph
  readonly #components: ReadonlyMap<string, Component>
  readonly #all: readonly Component[]

  constructor(graph: Graph, nodes: readonly Node[], components: readonly Component[]) {
    this.#graph = graph
    this.#all = components
    const byId = new Map<string, Component>()
    for (const [index, { id }] of nodes.entries()) {
      const component = components[index]
      if (id !== null && component !== undefined && !byId.has(id)) byId.set(id, component)
    }
    this.#components = byId
  }

  /** The data of a model: what it and the files in it were trained and tested on and use, and what it was generated from. */
  dataOf(model: Node): ModelData {
    const own = [model, ...filesIn(this.#graph, model)]
    const ownIds = new Set(own.map(({ id }) => id))
    const all = new Map<string, Node>()
    const testedOn = new Set<string>()
    for (const { id } of own) {
      for (const type of TO_DATA) {
        for (const { node, to } of this.#graph.from(type, id)) {
          for (const name of to) {
            if (ownIds.has(name)) continue
            const dataset = this.#datasetName(name)
            if (dataset === null) continue
            if (!all.has(dataset)) all.set(dataset, node)
            if (type === 'testedOn') testedOn.add(dataset)
          }
        }
      }
      for (const { node, from } of this.#graph.to('generates', id)) {
        const isData = this.#graph.get(from)?.type === 'dataset_DatasetPackage'
        const dataset = isData ? this.#datasetName(from) : null
        if (dataset !== null && !all.has(dataset)) all.set(dataset, node)
      }
    }
    return {
      all: [...all].map(([id, relationship]) => ({ id, relationship })),
      testedOn: [...testedOn],
    }
  }

  addAncestors(places: Places): void {
    for (const [index, one] of this.#all.entries()) {
      const stated = [
        ...this.#graph
          .from('descendantOf', one.ref)
          .flatMap(({ node, to }) => to.map((id) => ({ node, id }))),
        ...this.#graph.to('ancestorOf', one.ref).map(({ node, from }) => ({ node, id: from })),
      ]
      const ancestors: Ancestor[] = []
      for (const { node, id } of stated) {
        const ancestor = this.#components.get(id)
        if (ancestor === undefined || ancestor === one) continue
        places.note(['components', String(index), 'ancestors', String(ancestors.length)], node.pointer)
        const { name, version, supplier, purl, license, hashes, urls } = ancestor
        ancestors.push({ name, version, supplier, purl, license, hashes, urls })
      }
      one.ancestors = ancestors
    }
  }

  /** A file of a dataset stands for the dataset. */
  #datasetName(id: string): string | null {
    const node = this.#graph.get(id)
    if (node === null) return null
    const holder = node.type === 'software_File' ? (datasetOf(this.#graph, node) ?? node) : node
    return tellingText(textOf(holder.value.name)) ?? holder.id
  }
}

/** The files that an element contains, those in its folders included. */
export function filesIn(graph: Graph, holder: Node): Node[] {
  const files = new Set<Node>()
  const open = [holder]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const type of ['contains', 'hasDistributionArtifact']) {
      for (const target of graph.targets(type, next.id)) {
        if (target.type !== 'software_File' || files.has(target)) continue
        files.add(target)
        open.push(target)
      }
    }
  }
  return [...files]
}

/** The dataset that a file belongs to, directly or through its folders. */
function datasetOf(graph: Graph, file: Node): Node | null {
  const known = new Set([file])
  const open = [file]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const type of ['contains', 'hasDistributionArtifact']) {
      for (const holder of graph.sources(type, next.id)) {
        if (holder.type === 'dataset_DatasetPackage') return holder
        if (holder.type !== 'software_File' || known.has(holder)) continue
        known.add(holder)
        open.push(holder)
      }
    }
  }
  return null
}
