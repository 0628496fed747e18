import { setOwn } from '../../../../documents/document.ts'
import type { Component, Sbom } from '../../../../facts/types.ts'
import { listOf, member } from '../../../data.ts'
import type { Places } from '../places.ts'
import type { Graph, Relationship } from './graph.ts'

/** Relationships (SPDX 3.0.1, Core/RelationshipType) whose subject does not work without their object. */
const DEPENDS = [
  'dependsOn',
  'hasStaticLink',
  'hasDynamicLink',
  'hasPrerequisite',
  'hasOptionalDependency',
  'hasProvidedDependency',
  'usesTool',
]

/** What is named and need not stand in a document: its individuals and the licenses of the SPDX list. */
const WELL_KNOWN =
  /(?:^|[/_])(?:NoAssertion|None)(?:License|Element)?$|^SpdxOrganization$|^https?:\/\/spdx\.org\//

/** What depends on what. A package that contains another depends on it as well: it is included. */
export function readDependencies(
  graph: Graph,
  components: readonly Component[],
  places: Places,
): Pick<Sbom, 'dependencies' | 'dangling_refs'> {
  const packages = new Set(
    components.flatMap(({ type, ref }) => (type === 'file' || ref === null ? [] : [ref])),
  )
  const dependencies: Record<string, string[]> = {}
  const add = ({ from, to, node }: Relationship, wanted: (target: string) => boolean) => {
    const known = Object.hasOwn(dependencies, from) ? (dependencies[from] ?? []) : []
    const targets = to.filter((target) => wanted(target) && !known.includes(target))
    for (const target of targets) {
      places.note(['dependencies', from, String(known.length)], [...node.pointer, 'to'])
      known.push(target)
    }
    const isNone = to.length > 0 && to.every((target) => /None(?:Element)?$/.test(target))
    if (known.length > 0 || isNone) setOwn(dependencies, from, known)
  }
  for (const type of DEPENDS) {
    for (const relationship of graph.all(type)) add(relationship, (target) => !WELL_KNOWN.test(target))
  }
  for (const relationship of graph.all('contains')) {
    if (packages.has(relationship.from)) add(relationship, (target) => packages.has(target))
  }
  return { dependencies, dangling_refs: danglingRefs(graph, places) }
}

/** Ids that relationships name, and that neither an element has nor a map to another document announces. */
function danglingRefs(graph: Graph, places: Places): string[] {
  const imported = new Set(
    graph
      .ofType('SpdxDocument')
      .flatMap(({ value }) => listOf(member(value, 'import')))
      .map((map) => member(graph.get(map)?.value, 'externalSpdxId')),
  )
  const dangling = new Set<string>()
  for (const { from, to, node } of graph.relationships) {
    for (const ref of [from, ...to]) {
      if (graph.get(ref) !== null || imported.has(ref) || WELL_KNOWN.test(ref) || dangling.has(ref)) continue
      places.note(['dangling_refs', String(dangling.size)], [...node.pointer, ref === from ? 'from' : 'to'])
      dangling.add(ref)
    }
  }
  return [...dangling]
}
