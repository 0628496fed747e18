import { arrayIndex } from '../../../documents/document.ts'
import type { Pointer } from '../../../documents/place.ts'
import { parsePointer } from '../../../documents/pointer.ts'
import type { RecordedSbom } from '../../../facts/types.ts'
import { listOf, member } from '../../data.ts'
import type { Source } from '../../reader.ts'
import { type Kept, sourceIndex } from '../values.ts'
import { authorsOf, lifecyclesOf, toolsOf } from './bom.ts'
import { ancestorsOf, producerPointer, supplierPointer, urlPointer } from './component.ts'
import { deliveredPointer, evidencePointer } from './evidence.ts'
import { compositionsOf, danglingPointer, graphPointer } from './graph.ts'
import { digestsOf, hashField } from './hashes.ts'
import { identifiersOf } from './identifiers.ts'
import { LicenseReader } from './licenses.ts'
import { cardDatasets, cardPointer } from './model-card.ts'
import { annotationsOf, bomLinksOf, type PlacedService, servicesOf } from './parts.ts'
import { propertyPointer } from './properties.ts'
import { vulnerabilitiesOf, vulnerabilityField } from './vulnerabilities.ts'
import type { ComponentList } from './walk.ts'

/**
 * Turns a pointer into the record into a pointer into the file. Where the record left elements of a list out, the
 * list is mapped again: that is done for findings only.
 */
export class BomPlaces {
  readonly #bom: unknown
  readonly #sbom: RecordedSbom
  readonly #list: ComponentList
  readonly #licenses: LicenseReader
  #services: readonly PlacedService[] | undefined
  /** Lists that were mapped again, by what holds them: thousands of findings may lie in one. */
  readonly #lists = new Map<unknown, readonly Kept<unknown>[]>()

  constructor(bom: unknown, sbom: RecordedSbom, list: ComponentList, source: Source) {
    this.#bom = bom
    this.#sbom = sbom
    this.#list = list
    this.#licenses = new LicenseReader(source)
  }

  sourcePointer(pointer: Pointer): Pointer {
    const [field, ...rest] = pointer
    const metadata = member(this.#bom, 'metadata')
    switch (field) {
      case 'spec_version':
        return ['specVersion']
      case 'format':
        return ['bomFormat']
      case 'serial_number':
        return ['serialNumber']
      case 'timestamp':
        return ['metadata', 'timestamp']
      case 'serial_version':
        return ['version']
      case 'lifecycles':
        return ['metadata', 'lifecycles', ...sourceIndex(lifecyclesOf(metadata), rest)]
      case 'supplier':
        return ['metadata', 'supplier', 'name']
      case 'dependencies':
      case 'provides':
        return graphPointer(this.#bom, pointer)
      case 'dangling_refs':
        return danglingPointer(this.#bom, this.#sbom.dangling_refs[arrayIndex(rest[0] ?? '')] ?? '')
      case 'compositions':
        return ['compositions', ...sourceIndex(compositionsOf(this.#bom), rest), ...rest.slice(1)]
      case 'services':
        return this.#service(rest)
      case 'annotations':
        return ['annotations', ...sourceIndex(annotationsOf(this.#bom), rest), ...rest.slice(1)]
      case 'urls':
        return urlPointer(this.#bom, rest)
      case 'bom_links':
        return this.#bomLink(rest)
      case 'vulnerabilities':
        return this.#vulnerability(rest)
      case 'parts_not_read':
        return [this.#sbom.parts_not_read[arrayIndex(rest[0] ?? '')] ?? '']
      case 'authors':
        if (listOf(member(metadata, 'authors')).length === 0) return ['metadata', 'manufacturer', 'name']
        return ['metadata', 'authors', ...sourceIndex(authorsOf(metadata), rest)]
      case 'tools':
        return ['metadata', 'tools', ...this.#tool(sourceIndex(toolsOf(metadata), rest))]
      case 'errors':
        return parsePointer(this.#sbom.errors[arrayIndex(rest[0] ?? '')]?.pointer ?? '') ?? []
      case 'components':
        return this.#component(rest)
      default:
        return []
    }
  }

  #service([number = '', ...rest]: Pointer): Pointer {
    this.#services ??= servicesOf(this.#bom)
    const service = this.#services[arrayIndex(number)]
    if (service === undefined) return ['services']
    const keys: Readonly<Record<string, Pointer>> = {
      ref: ['bom-ref'],
      provider: ['provider', 'name'],
      crosses_trust_boundary: ['x-trust-boundary'],
    }
    const [field = ''] = rest
    return [...service.pointer, ...(Object.hasOwn(keys, field) ? (keys[field] ?? []) : rest)]
  }

  #bomLink([number = '']: Pointer): Pointer {
    const links = bomLinksOf(this.#bom, this.#list.components, (component) => this.#list.pointer(component))
    return links[arrayIndex(number)]?.pointer ?? []
  }

  #vulnerability([number = '', field, ...rest]: Pointer): Pointer {
    const all = member(this.#bom, 'vulnerabilities')
    const kept = this.#once(all, () => vulnerabilitiesOf(this.#bom))
    const [index] = sourceIndex(kept, [number])
    if (index === undefined) return ['vulnerabilities']
    const entry = listOf(all)[Number(index)]
    return ['vulnerabilities', index, ...vulnerabilityField(entry, field, rest)]
  }

  #tool([index]: Pointer): Pointer {
    const tools = member(this.#bom, 'metadata', 'tools')
    if (index === undefined || Array.isArray(tools)) return index === undefined ? [] : [index]
    const components = listOf(member(tools, 'components')).length
    const number = Number(index)
    return number < components ? ['components', index] : ['services', String(number - components)]
  }

  #component([number, ...rest]: Pointer): Pointer {
    const index = arrayIndex(number ?? '')
    const component = this.#list.components[index]
    if (component === undefined) return ['components']
    return [...this.#list.pointer(index), ...this.#componentField(component, rest)]
  }

  #componentField(component: unknown, [field, ...rest]: Pointer): Pointer {
    switch (field) {
      case 'ref':
        return ['bom-ref']
      case 'supplier':
        return supplierPointer(component)
      case 'license':
        return licensePointer(component, rest)
      case 'hashes':
        return ['hashes', ...sourceIndex(digestsOf(component), rest), ...hashField(rest)]
      case 'urls':
        return urlPointer(component, rest)
      case 'ancestors':
        return this.#ancestor(component, rest)
      case 'model_card':
        return ['modelCard', ...this.#modelCard(member(component, 'modelCard'), rest)]
      case 'data':
        return ['data', ...dataPointer(component, rest)]
      case 'file':
        return ['name']
      case 'producer':
        return producerPointer(component)
      case 'cpes':
        return ['cpe']
      case 'identifiers':
        return identifiersOf(component)[arrayIndex(rest[0] ?? '')]?.pointer ?? []
      case 'evidence':
        return ['evidence', ...evidencePointer(component, rest)]
      case 'delivered':
        return deliveredPointer(component, rest)
      case 'properties':
        return propertyPointer(component, rest)
      case undefined:
        return []
      default:
        return [field, ...rest]
    }
  }

  #ancestor(component: unknown, rest: Pointer): Pointer {
    const base = ['pedigree', 'ancestors']
    const ancestors = this.#once(member(component, ...base), () => ancestorsOf(component, this.#licenses))
    const [index] = sourceIndex(ancestors, rest)
    if (index === undefined) return base
    const ancestor = listOf(member(component, ...base))[Number(index)]
    return [...base, index, ...this.#componentField(ancestor, rest.slice(1))]
  }

  #modelCard(card: unknown, pointer: Pointer): Pointer {
    const [field, ...rest] = pointer
    if (field !== 'datasets') return cardPointer(card, pointer)
    const base = ['modelParameters', 'datasets']
    const datasets = this.#once(member(card, ...base), () => cardDatasets(card, new Map()))
    return [...base, ...sourceIndex(datasets, rest)]
  }

  #once(list: unknown, map: () => readonly Kept<unknown>[]): readonly Kept<unknown>[] {
    const mapped = this.#lists.get(list) ?? map()
    this.#lists.set(list, mapped)
    return mapped
  }
}

function licensePointer(component: unknown, [field]: Pointer): Pointer {
  const list = listOf(member(component, 'licenses'))
  if (list.length !== 1) return ['licenses']
  const expression = member(list[0], 'expression') !== undefined
  if (expression) return ['licenses', '0', 'expression']
  const license = member(list[0], 'license')
  if (field === 'link' && member(license, 'url') !== undefined) return ['licenses', '0', 'license', 'url']
  const key = member(license, 'id') !== undefined && field !== 'name' ? 'id' : 'name'
  return ['licenses', '0', 'license', key]
}

function dataPointer(component: unknown, [field]: Pointer): Pointer {
  const keys: Readonly<Record<string, Pointer>> = {
    classification: ['classification'],
    sensitive_data: ['sensitiveData'],
    custodians: ['governance', 'custodians'],
    stewards: ['governance', 'stewards'],
    owners: ['governance', 'owners'],
    description: ['description'],
    contents_url: ['contents', 'url'],
  }
  const path = field !== undefined && Object.hasOwn(keys, field) ? (keys[field] ?? []) : []
  const entries = listOf(member(component, 'data'))
  const holder = Math.max(
    0,
    entries.findIndex((entry) => member(entry, ...path) !== undefined),
  )
  return [String(holder), ...path]
}
