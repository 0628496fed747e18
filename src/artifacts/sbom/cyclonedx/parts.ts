import type { Pointer } from '../../../documents/place.ts'
import type { Annotation, Service } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import { type Kept, keep } from '../values.ts'
import { personName } from './component.ts'
import { isBomLink, refsOf } from './graph.ts'

/** Parts that the schema checks and that give no facts. */
const NOT_READ = ['formulation', 'declarations', 'definitions', 'citations', 'signature'] as const

export function partsNotRead(bom: unknown): string[] {
  return NOT_READ.filter((part) => member(bom, part) !== undefined)
}

/** A service, and where it stands: services hold services. */
export interface PlacedService {
  readonly value: Service
  readonly pointer: Pointer
}

export function servicesOf(bom: unknown): PlacedService[] {
  const found: PlacedService[] = []
  const open: { list: readonly unknown[]; at: Pointer }[] = [
    { list: listOf(member(bom, 'services')), at: ['services'] },
  ]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const [index, service] of next.list.entries()) {
      if (!isMapping(service)) continue
      const pointer = [...next.at, String(index)]
      found.push({ value: readService(service), pointer })
      const inner = listOf(member(service, 'services'))
      if (inner.length > 0) open.push({ list: inner, at: [...pointer, 'services'] })
    }
  }
  return found
}

function readService(service: unknown): Service {
  return {
    ref: textOf(member(service, 'bom-ref')),
    group: tellingText(member(service, 'group')),
    name: textOf(member(service, 'name')) ?? '',
    version: tellingText(member(service, 'version')),
    provider: tellingText(member(service, 'provider', 'name')),
    endpoints: refsOf(member(service, 'endpoints')),
    authenticated: booleanOf(member(service, 'authenticated')),
    crosses_trust_boundary: booleanOf(member(service, 'x-trust-boundary')),
  }
}

function booleanOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

export function annotationsOf(bom: unknown): Kept<Annotation>[] {
  return keep(listOf(member(bom, 'annotations')), (entry) => {
    const text = tellingText(member(entry, 'text'))
    if (text === null) return null
    const annotator = member(entry, 'annotator')
    return {
      subjects: refsOf(member(entry, 'subjects')),
      annotator:
        personName(member(annotator, 'individual')) ??
        ['organization', 'component', 'service'].flatMap(
          (key) => textOf(member(annotator, key, 'name')) ?? [],
        )[0] ??
        null,
      timestamp: textOf(member(entry, 'timestamp')),
      text,
    }
  })
}

/** A BOM-Link of the file, and where it stands. */
interface PlacedLink {
  readonly link: string
  readonly pointer: Pointer
}

/** BOM-Links where the specification lets them stand: external references, dependencies, what is affected, data sets. */
export function bomLinksOf(
  bom: unknown,
  components: readonly unknown[],
  pointerOf: (component: number) => Pointer,
): PlacedLink[] {
  const links = new Map<string, PlacedLink>()
  const add = (value: unknown, pointer: () => Pointer) => {
    if (typeof value === 'string' && isBomLink(value) && !links.has(value))
      links.set(value, { link: value, pointer: pointer() })
  }
  const each = (list: unknown, base: () => Pointer, key: string) => {
    for (const [index, item] of listOf(list).entries())
      add(member(item, key), () => [...base(), String(index), key])
  }
  each(member(bom, 'externalReferences'), () => ['externalReferences'], 'url')
  for (const [number, component] of components.entries()) {
    const references = member(component, 'externalReferences')
    if (references !== undefined) each(references, () => [...pointerOf(number), 'externalReferences'], 'url')
    const datasets = member(component, 'modelCard', 'modelParameters', 'datasets')
    if (datasets !== undefined)
      each(datasets, () => [...pointerOf(number), 'modelCard', 'modelParameters', 'datasets'], 'ref')
  }
  for (const [index, entry] of listOf(member(bom, 'dependencies')).entries()) {
    for (const [position, ref] of listOf(member(entry, 'dependsOn')).entries())
      add(ref, () => ['dependencies', String(index), 'dependsOn', String(position)])
  }
  for (const [index, entry] of listOf(member(bom, 'vulnerabilities')).entries())
    each(member(entry, 'affects'), () => ['vulnerabilities', String(index), 'affects'], 'ref')
  return [...links.values()]
}
