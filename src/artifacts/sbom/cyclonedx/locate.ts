import { arrayIndex } from '../../../documents/document.ts'
import type { Pointer } from '../../../documents/place.ts'
import { parsePointer } from '../../../documents/pointer.ts'
import type { Sbom } from '../../../facts/types.ts'
import { listOf, member } from '../../data.ts'
import { isPlaceholderValue, tellingText } from '../../placeholder-value.ts'
import type { Source } from '../../reader.ts'
import { type Kept, keep } from '../values.ts'
import { authorsOf, toolsOf } from './bom.ts'
import { ancestorsOf, SUPPLIER_KEYS, supplierText, urlsOf } from './component.ts'
import { digestsOf } from './hashes.ts'
import { LicenseReader } from './licenses.ts'
import { cardDatasets, cardEvaluations } from './model-card.ts'
import type { ComponentList } from './walk.ts'

/**
 * Turns a pointer into the record into a pointer into the file. Where the record left elements of a list out, the
 * list is mapped again: that is done for findings only.
 */
export class BomPlaces {
  readonly #bom: unknown
  readonly #sbom: Sbom
  readonly #list: ComponentList
  readonly #licenses: LicenseReader
  /** Lists that were mapped again, by what holds them: thousands of findings may lie in one. */
  readonly #lists = new Map<unknown, readonly Kept<unknown>[]>()

  constructor(bom: unknown, sbom: Sbom, list: ComponentList, source: Source) {
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
        return ['externalReferences', ...sourceIndex(urlsOf(component), rest), ...rest.slice(1)]
      case 'ancestors':
        return this.#ancestor(component, rest)
      case 'model_card':
        return ['modelCard', ...this.#modelCard(member(component, 'modelCard'), rest)]
      case 'data':
        return ['data', ...dataPointer(component, rest)]
      case 'file':
        return ['name']
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

/** The index in the file of an element of the record; nothing if the pointer goes no further or leads nowhere. */
function sourceIndex(kept: readonly Kept<unknown>[], [segment]: Pointer): Pointer {
  const element = kept[arrayIndex(segment ?? '')]
  return element === undefined ? [] : [String(element.index)]
}

function hashField([, field]: Pointer): Pointer {
  if (field === 'algorithm') return ['alg']
  return field === 'value' ? ['content'] : []
}

function supplierPointer(component: unknown): Pointer {
  const stated = SUPPLIER_KEYS.filter((key) => supplierText(member(component, key)) !== null)
  const telling = stated.find((key) => !isPlaceholderValue(supplierText(member(component, key)) ?? ''))
  const key = telling ?? stated[0]
  if (key === undefined) return []
  return key === 'supplier' || key === 'manufacturer' ? [key, 'name'] : [key]
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

function cardPointer(card: unknown, [field, ...rest]: Pointer): Pointer {
  const consideration = (key: string, map: (item: unknown) => string | null = tellingText): Pointer => [
    'considerations',
    key,
    ...sourceIndex(keep(listOf(member(card, 'considerations', key)), map), rest),
  ]
  switch (field) {
    case 'task':
      return ['modelParameters', 'task']
    case 'evaluations': {
      const index = sourceIndex(cardEvaluations(card), rest)
      return ['quantitativeAnalysis', 'performanceMetrics', ...index, ...metricField(rest[1])]
    }
    case 'use_cases':
      return consideration('useCases')
    case 'technical_limitations':
      return consideration('technicalLimitations')
    case 'ethical_considerations':
      return consideration('ethicalConsiderations', (risk) => tellingText(member(risk, 'name')))
    default:
      return []
  }
}

function metricField(field: string | undefined): Pointer {
  if (field === 'metric') return ['type']
  if (field === 'value') return ['value']
  return field === 'dataset' ? ['slice'] : []
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
