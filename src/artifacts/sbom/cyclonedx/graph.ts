import { setOwn } from '../../../documents/document.ts'
import type { Pointer } from '../../../documents/place.ts'
import type { Composition, Sbom } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { type Kept, keep, valuesOf } from '../values.ts'

type Graph = Pick<Sbom, 'dependencies' | 'provides' | 'dangling_refs' | 'compositions'>

/**
 * What depends on what, and how complete that is said to be. `known` are the refs that something has, each
 * by itself: a ref is text that is in the file many times, and is to be in memory once.
 */
export function readGraph(bom: unknown, known: ReadonlyMap<string, string>): Graph {
  const dependencies: Record<string, string[]> = {}
  const provides: Record<string, string[]> = {}
  const dangling = new Set<string>()
  const check = (ref: string) => {
    if (!known.has(ref) && !isBomLink(ref)) dangling.add(ref)
  }
  const once = (refs: string[]) => refs.map((ref) => known.get(ref) ?? ref)
  for (const entry of listOf(member(bom, 'dependencies'))) {
    const ref = textOf(member(entry, 'ref'))
    if (ref === null) continue
    const on = once(refsOf(member(entry, 'dependsOn')))
    const provided = once(refsOf(member(entry, 'provides')))
    check(ref)
    for (const other of on) check(other)
    for (const other of provided) check(other)
    add(dependencies, ref, on)
    if (provided.length > 0) add(provides, ref, provided)
  }
  const compositions = valuesOf(compositionsOf(bom))
  for (const { assemblies, dependencies: of } of compositions) [...assemblies, ...of].forEach(check)
  if (dangling.size > 0) withoutRefsOf(bom, dangling)
  return { dependencies, provides, dangling_refs: [...dangling], compositions }
}

/** Tools, ancestors and other parts have refs as well: the whole BOM is looked at only where one is missed. */
function withoutRefsOf(bom: unknown, refs: Set<string>): void {
  const open: unknown[] = [bom]
  for (let next = open.pop(); next !== undefined && refs.size > 0; next = open.pop()) {
    const ref = member(next, 'bom-ref')
    if (typeof ref === 'string') refs.delete(ref)
    if (typeof next !== 'object' || next === null) continue
    for (const value of Object.values(next)) if (typeof value === 'object' && value !== null) open.push(value)
  }
}

export function isBomLink(ref: string): boolean {
  return ref.startsWith('urn:cdx:')
}

/** Where the record's refs stand in the file. */
export function graphPointer(bom: unknown, [list, ref = '', index]: Pointer): Pointer {
  const entries = listOf(member(bom, 'dependencies'))
  const key = list === 'provides' ? 'provides' : 'dependsOn'
  const entry = entries.findIndex(
    (each) => member(each, 'ref') === ref && (index === undefined || member(each, key)),
  )
  if (entry < 0) return ['dependencies']
  return index === undefined
    ? ['dependencies', String(entry), 'ref']
    : ['dependencies', String(entry), key, index]
}

/** Where a ref that nothing has is named first. */
export function danglingPointer(bom: unknown, ref: string): Pointer {
  for (const [index, entry] of listOf(member(bom, 'dependencies')).entries()) {
    const at = ['dependencies', String(index)]
    if (member(entry, 'ref') === ref) return [...at, 'ref']
    for (const key of ['dependsOn', 'provides']) {
      const position = listOf(member(entry, key)).indexOf(ref)
      if (position >= 0) return [...at, key, String(position)]
    }
  }
  return ['compositions']
}

export function compositionsOf(bom: unknown): Kept<Composition>[] {
  return keep(listOf(member(bom, 'compositions')), (entry) =>
    isMapping(entry)
      ? {
          aggregate: textOf(member(entry, 'aggregate')),
          assemblies: refsOf(member(entry, 'assemblies')),
          dependencies: refsOf(member(entry, 'dependencies')),
          vulnerabilities: refsOf(member(entry, 'vulnerabilities')),
        }
      : null,
  )
}

export function refsOf(list: unknown): string[] {
  return listOf(list).flatMap((ref) => textOf(ref) ?? [])
}

/** A ref that has several entries depends on all that they name. */
function add(graph: Record<string, string[]>, ref: string, refs: string[]): void {
  const before = Object.hasOwn(graph, ref) ? (graph[ref] ?? []) : []
  setOwn(graph, ref, before.length === 0 ? refs : [...new Set([...before, ...refs])])
}
