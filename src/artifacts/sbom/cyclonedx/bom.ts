import type { Component, RecordedSbom } from '../../../facts/types.ts'
import { listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Source } from '../../reader.ts'
import { shareTerms } from '../license-terms.ts'
import { type Kept, keep, PlaceholderNotes, valuesOf } from '../values.ts'
import { personName, readComponent, urlsOf } from './component.ts'
import { fileOf } from './files.ts'
import { readGraph } from './graph.ts'
import { LicenseReader } from './licenses.ts'
import { type Names, readModelCard } from './model-card.ts'
import { annotationsOf, bomLinksOf, type PlacedService, partsNotRead, servicesOf } from './parts.ts'
import { vulnerabilitiesOf } from './vulnerabilities.ts'
import type { ComponentList } from './walk.ts'

/** What a BOM says, whether it follows its schema or not. */
export function readBom(
  bom: unknown,
  list: ComponentList,
  source: Source,
): Omit<RecordedSbom, 'valid' | 'errors'> {
  const notes = new PlaceholderNotes()
  const metadata = member(bom, 'metadata')
  const services = servicesOf(bom)
  const components = readComponents(list, source)
  return {
    path: source.path,
    format: source.format === 'cyclonedx-xml' ? 'cyclonedx-xml' : 'cyclonedx-json',
    spec_version: specVersion(bom),
    serial_number: notes.take(member(bom, 'serialNumber'), 'serial_number'),
    serial_version: serialVersion(bom),
    timestamp: notes.take(member(metadata, 'timestamp'), 'timestamp'),
    lifecycles: valuesOf(lifecyclesOf(metadata)),
    authors: valuesOf(authorsOf(metadata)),
    tools: valuesOf(toolsOf(metadata)),
    supplier: notes.take(member(metadata, 'supplier', 'name'), 'supplier'),
    components,
    license_terms: shareTerms(components),
    license_texts: [],
    external_documents: [],
    ...readGraph(bom, refsIn(list, services)),
    services: services.map(({ value }) => value),
    annotations: valuesOf(annotationsOf(bom)),
    urls: valuesOf(urlsOf(bom)),
    bom_links: bomLinksOf(bom, list.components, (number) => list.pointer(number)).map(({ link }) => ({
      link,
      sbom: null,
      component: null,
    })),
    vulnerabilities: valuesOf(vulnerabilitiesOf(bom)),
    parts_not_read: partsNotRead(bom),
    placeholders: notes.pointers,
  }
}

function serialVersion(bom: unknown): number | null {
  const version = Number(member(bom, 'version') ?? Number.NaN)
  return Number.isSafeInteger(version) ? version : null
}

/** Phases by the specification's names, or the names of own ones. */
export function lifecyclesOf(metadata: unknown): Kept<string>[] {
  return keep(
    listOf(member(metadata, 'lifecycles')),
    (lifecycle) => tellingText(member(lifecycle, 'phase')) ?? tellingText(member(lifecycle, 'name')),
  )
}

/** The refs that something in the BOM has. */
function refsIn(list: ComponentList, services: readonly PlacedService[]): ReadonlyMap<string, string> {
  const refs = new Map<string, string>()
  for (const component of list.components) {
    const ref = member(component, 'bom-ref')
    if (typeof ref === 'string') refs.set(ref, ref)
    for (const data of listOf(member(component, 'data'))) {
      const own = member(data, 'bom-ref')
      if (typeof own === 'string') refs.set(own, own)
    }
  }
  for (const { value } of services) if (value.ref !== null) refs.set(value.ref, value.ref)
  return refs
}

/** As written; empty where there is none. */
export function specVersion(bom: unknown): string {
  const version = member(bom, 'specVersion')
  return typeof version === 'number' ? String(version) : (textOf(version) ?? '')
}

function readComponents(list: ComponentList, source: Source): Component[] {
  const licenses = new LicenseReader(source)
  const names = namesByRef(list.components)
  return list.components.map((component, index) => {
    const read = readComponent(component, list.isSubject(index), licenses)
    const file = fileOf(component, source)
    if (file?.exists) read.file = file.path
    read.model_card = readModelCard(component, names)
    return read
  })
}

/** Names of the components and of their data sets, which a model card refers to. */
function namesByRef(components: readonly unknown[]): Names {
  const names = new Map<string, string>()
  for (const component of components) {
    const name = tellingText(member(component, 'name'))
    const group = tellingText(member(component, 'group'))
    const full = name !== null && group !== null ? `${group}/${name}` : name
    const entries = [component, ...listOf(member(component, 'data'))]
    for (const entry of entries) {
      const ref = textOf(member(entry, 'bom-ref'))
      const own = entry === component ? full : (tellingText(member(entry, 'name')) ?? full)
      if (ref !== null && own !== null && !names.has(ref)) names.set(ref, own)
    }
  }
  return names
}

/** Persons who made the BOM; without any, the organization that did (CycloneDX 1.6). */
export function authorsOf(metadata: unknown): Kept<string>[] {
  const authors = keep(listOf(member(metadata, 'authors')), (author) => tellingText(personName(author)))
  if (authors.length > 0) return authors
  return keep([member(metadata, 'manufacturer')], (organization) => tellingText(member(organization, 'name')))
}

/** `name version` of each tool: a plain list before CycloneDX 1.5, components and services since. */
export function toolsOf(metadata: unknown): Kept<string>[] {
  const tools = member(metadata, 'tools')
  const list = Array.isArray(tools)
    ? tools
    : [...listOf(member(tools, 'components')), ...listOf(member(tools, 'services'))]
  return keep(list, (tool) => {
    const name = tellingText(member(tool, 'name'))
    const version = tellingText(member(tool, 'version'))
    return name !== null && version !== null ? `${name} ${version}` : name
  })
}
