import type { Component } from '../../../../facts/types.ts'
import { member, textOf } from '../../../data.ts'
import { type TreeFiles, takeOnlyFile } from '../tree-files.ts'
import { withAgreement } from '../verification-code.ts'
import { statedHashes } from './component.ts'
import type { Graph, Node } from './graph.ts'
import { filesIn } from './model-relations.ts'

/** Folders in folders of a path; a deeper one is a circle. */
const FOLDER_LIMIT = 100

const HASH_KEYS = { algorithm: 'algorithm', value: 'hashValue' }

/**
 * Finds the files of the tree that files, models and datasets of a graph are, and the digests that are recorded of them;
 * compares verification codes with those digests.
 */
export function findFiles(
  graph: Graph,
  nodes: readonly Node[],
  components: readonly Component[],
  tree: TreeFiles,
): void {
  const byNode = new Map<Node, Component>()
  const add = (node: Node, one: Component, name: string | null, key: string, path = name) => {
    if (name === null) return
    const hash = (index: number) => [...node.pointer, 'verifiedUsing', String(index)]
    const places = { name: [...node.pointer, key], hash, keys: HASH_KEYS }
    one.file = tree.find(path) ?? tree.find(name)
    tree.add({ component: one, path: one.file, name: path ?? name, hashes: statedHashes(node), places })
  }
  for (const [index, node] of nodes.entries()) {
    const one = components[index]
    if (one === undefined) continue
    byNode.set(node, one)
    if (node.type === 'software_File')
      add(node, one, textOf(member(node.value, 'name')), 'name', pathOf(graph, node))
  }
  for (const [index, node] of nodes.entries()) {
    const one = components[index]
    if (one?.verification_code) {
      const files = filesIn(graph, node).flatMap((file) => byNode.get(file) ?? [])
      one.verification_code = withAgreement(one.verification_code, files)
    }
    if (one === undefined || (one.type !== 'machine-learning-model' && one.type !== 'data')) continue
    add(node, one, textOf(member(node.value, 'software_downloadLocation')), 'software_downloadLocation')
    if (one.file !== null) continue
    const held = filesIn(graph, node)
    const purpose = one.type === 'data' ? 'data' : 'model'
    const main = held.filter(({ value }) => member(value, 'software_primaryPurpose') === purpose)
    const files = main.length > 0 ? main : held
    takeOnlyFile(
      one,
      files.flatMap((file) => byNode.get(file) ?? []),
    )
  }
}

/** A file that stands in a folder of the document has only its own name; its path is that of the folders and the name. */
function pathOf(graph: Graph, file: Node): string | null {
  const names: string[] = []
  const known = new Set<Node>()
  for (let next: Node | undefined = file; next && !known.has(next) && known.size < FOLDER_LIMIT; ) {
    known.add(next)
    const name = textOf(member(next.value, 'name'))
    if (name === null) return null
    names.unshift(name)
    next = graph
      .sources('contains', next.id)
      .find(({ value }) => member(value, 'software_fileKind') === 'directory')
  }
  return names.join('/')
}
