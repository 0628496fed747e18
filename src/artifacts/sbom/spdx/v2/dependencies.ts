import { setOwn } from '../../../../documents/document.ts'
import type { Component, Sbom } from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import type { Places } from '../places.ts'
import type { Relationships } from './relationships.ts'

/**
 * What depends on what. A package that contains another depends on it as well: it is included (NTIA, "dependency
 * relationship"). DEPENDS_ON NONE says that there is nothing, NOASSERTION that nothing is said.
 */
export function readDependencies(
  document: unknown,
  components: readonly Component[],
  relationships: Relationships,
  places: Places,
): Pick<Sbom, 'dependencies' | 'dangling_refs'> {
  const packages = new Set(
    components.flatMap(({ type, ref }) => (type === 'file' || ref === null ? [] : [ref])),
  )
  const dependencies: Record<string, string[]> = {}
  for (const type of ['DEPENDS_ON', 'CONTAINS']) {
    for (const [from, stated] of relationships.all(type)) {
      if (type === 'CONTAINS' && !packages.has(from)) continue
      for (const { to, index } of stated) {
        if (to === 'NOASSERTION' || (type === 'CONTAINS' && !packages.has(to))) continue
        const known = Object.hasOwn(dependencies, from) ? (dependencies[from] ?? []) : []
        if (index >= 0)
          places.note(['dependencies', from, String(known.length)], ['relationships', String(index)])
        if (to !== 'NONE' && !known.includes(to)) known.push(to)
        setOwn(dependencies, from, known)
      }
    }
  }
  return { dependencies, dangling_refs: danglingRefs(document, places) }
}

/** Ids that relationships name and no element has; those of other documents are not among them. */
function danglingRefs(document: unknown, places: Places): string[] {
  const known = new Set<unknown>([member(document, 'SPDXID'), 'NONE', 'NOASSERTION'])
  for (const key of ['packages', 'files', 'snippets']) {
    for (const each of listOf(member(document, key))) known.add(member(each, 'SPDXID'))
  }
  const dangling = new Set<string>()
  for (const [index, stated] of listOf(member(document, 'relationships')).entries()) {
    for (const key of ['spdxElementId', 'relatedSpdxElement']) {
      const ref = textOf(member(stated, key))
      if (ref === null || known.has(ref) || ref.startsWith('DocumentRef-') || dangling.has(ref)) continue
      places.note(['dangling_refs', String(dangling.size)], ['relationships', String(index), key])
      dangling.add(ref)
    }
  }
  return [...dangling]
}
