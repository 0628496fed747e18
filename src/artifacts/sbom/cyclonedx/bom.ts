import type { Component, Sbom } from '../../../facts/types.ts'
import { listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Source } from '../../reader.ts'
import { type Kept, keep, PlaceholderNotes, valuesOf } from '../values.ts'
import { personName, readComponent } from './component.ts'
import { fileOf } from './files.ts'
import { LicenseReader } from './licenses.ts'
import { type Names, readModelCard } from './model-card.ts'
import type { ComponentList } from './walk.ts'

/** What a BOM says, whether it follows its schema or not. */
export function readBom(bom: unknown, list: ComponentList, source: Source): Omit<Sbom, 'valid' | 'errors'> {
  const notes = new PlaceholderNotes()
  const metadata = member(bom, 'metadata')
  return {
    path: source.path,
    format: source.format === 'cyclonedx-xml' ? 'cyclonedx-xml' : 'cyclonedx-json',
    spec_version: specVersion(bom),
    serial_number: notes.take(member(bom, 'serialNumber'), 'serial_number'),
    timestamp: notes.take(member(metadata, 'timestamp'), 'timestamp'),
    authors: valuesOf(authorsOf(metadata)),
    tools: valuesOf(toolsOf(metadata)),
    components: readComponents(list, source),
    license_texts: [],
    external_documents: [],
    placeholders: notes.pointers,
  }
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
    return {
      ...read,
      file: file?.exists ? file.path : null,
      model_card: readModelCard(component, names),
    }
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
