import type { Component, Digest, VerificationCode } from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import { isPlaceholderDigest } from '../../../digest-algorithms.ts'
import { isPlaceholderValue, tellingText } from '../../../placeholder-value.ts'
import { faultless, type StatedHash, statedHash } from '../../hashes.ts'
import { type Kept, keep, PlaceholderNotes, valuesOf } from '../../values.ts'
import { newComponent } from '../draft.ts'
import type { SpdxLicenses } from '../licenses.ts'
import type { Places } from '../places.ts'
import { typeOfPurpose } from '../purpose.ts'
import { readData } from './dataset.ts'
import { type Graph, type Node, textsOf } from './graph.ts'
import type { GraphLicenses } from './licenses.ts'

export interface ElementReader {
  readonly graph: Graph
  readonly licenses: GraphLicenses
  readonly resolved: SpdxLicenses
}

/** Classes of elements that are components; a package of the AI or Dataset profile is what the profile says. */
export const COMPONENT_CLASSES: ReadonlyMap<string, string | null> = new Map([
  ['software_Package', null],
  ['ai_AIPackage', 'machine-learning-model'],
  ['dataset_DatasetPackage', 'data'],
  ['software_File', 'file'],
])

/** A package or file as a component; the model card is filled in by those who know the relationships. */
export function readElement(node: Node, reader: ElementReader, places: Places): Component {
  const { value } = node
  const notes = new PlaceholderNotes()
  const purpose = tellingText(member(value, 'software_primaryPurpose'))
  const type = COMPONENT_CLASSES.get(node.type) ?? typeOfPurpose(purpose)
  const name = textOf(member(value, 'name')) ?? ''
  notes.take(name, 'name')
  places.note(['ref'], ['spdxId'])
  places.note(['type'], ['type'])
  places.note(['name'], ['name'])
  places.note(['version'], ['software_packageVersion'])
  places.note(['producer'], ['originatedBy'])
  return {
    ...newComponent(node.id, type, type === 'file' ? name.replace(/^\.\//, '') : name),
    version: notes.take(member(value, 'software_packageVersion'), 'version'),
    supplier: readSupplier(node, reader.graph, notes, places),
    producer: agentNames(reader.graph, member(value, 'originatedBy')),
    purl: readPurl(node, notes, places),
    ...readIdentifiers(node, places),
    ...readLicense(node, reader, notes, places),
    ...readHashes(node, notes, places),
    verification_code: readVerificationCode(node, places),
    urls: readUrls(node, places),
    data: type === 'data' ? readData(node, places.within(['data'], [])) : null,
    placeholders: notes.pointers,
  }
}

/** The hashes of an element by known algorithms, faulty ones included. */
export function statedHashes({ value }: Node): Kept<StatedHash>[] {
  return keep(listOf(member(value, 'verifiedUsing')), (method) => {
    if (member(method, 'type') !== 'Hash') return null
    return statedHash(textOf(member(method, 'algorithm'))?.replaceAll('_', ''), member(method, 'hashValue'))
  })
}

/** Those that can be facts. */
export function digestsOf(node: Node): Digest[] {
  return valuesOf(faultless(statedHashes(node)))
}

/** The supplier; where there is none, who it originates from. */
function readSupplier({ value }: Node, graph: Graph, notes: PlaceholderNotes, places: Places): string | null {
  for (const key of ['suppliedBy', 'originatedBy']) {
    const stated = member(value, key)
    const agents = Array.isArray(stated) ? stated : [stated]
    const names = agents.flatMap((agent) => agentName(graph, agent) ?? [])
    if (names.length === 0) continue
    places.note(['supplier'], [key])
    const telling = names.filter((name) => !isPlaceholderValue(name))
    return telling.length === 0 ? notes.take(names[0], 'supplier') : telling.join(', ')
  }
  return null
}

/** What an agent or tool is called; one that the document does not hold has only its id. */
export function agentName(graph: Graph, reference: unknown): string | null {
  const node = graph.get(reference)
  if (node !== null) return textOf(member(node.value, 'name'))
  const id = textOf(reference)
  return id !== null && /NoAssertionElement$/.test(id) ? 'NOASSERTION' : null
}

function agentNames(graph: Graph, stated: unknown): string | null {
  const agents = Array.isArray(stated) ? stated : [stated]
  return agents.flatMap((agent) => tellingText(agentName(graph, agent)) ?? []).join(', ') || null
}

function readIdentifiers({ value }: Node, places: Places): Pick<Component, 'cpes' | 'identifiers'> {
  const ofType = (form: RegExp) =>
    keep(listOf(member(value, 'externalIdentifier')), (each) =>
      form.test(textOf(member(each, 'externalIdentifierType')) ?? '')
        ? textOf(member(each, 'identifier'))
        : null,
    )
  const cpes = ofType(/^cpe2[23]$/)
  const identifiers = ofType(/^(?:swid|swhid|gitoid)$/)
  const content = keep(listOf(member(value, 'software_contentIdentifier')), (each) =>
    textOf(member(each, 'software_contentIdentifierValue')),
  )
  places.noteList(['cpes'], ['externalIdentifier'], cpes)
  places.noteList(['identifiers'], ['externalIdentifier'], identifiers)
  return { cpes: valuesOf(cpes), identifiers: [...valuesOf(identifiers), ...valuesOf(content)] }
}

function readPurl({ value }: Node, notes: PlaceholderNotes, places: Places): string | null {
  const stated = textOf(member(value, 'software_packageUrl'))
  if (stated !== null) {
    places.note(['purl'], ['software_packageUrl'])
    return notes.take(stated, 'purl')
  }
  const [identifier] = keep(listOf(member(value, 'externalIdentifier')), (each) =>
    member(each, 'externalIdentifierType') === 'packageUrl' ? textOf(member(each, 'identifier')) : null,
  )
  if (identifier === undefined) return null
  places.note(['purl'], ['externalIdentifier', String(identifier.index), 'identifier'])
  return notes.take(identifier.value, 'purl')
}

const LICENSE_RELATIONSHIPS = { declared: 'hasDeclaredLicense', concluded: 'hasConcludedLicense' } as const

function readLicense(
  { id }: Node,
  { graph, licenses, resolved }: ElementReader,
  notes: PlaceholderNotes,
  places: Places,
): Pick<Component, 'license' | 'license_statements'> {
  const read = resolved.read(
    licenses.expression('hasDeclaredLicense', id),
    licenses.expression('hasConcludedLicense', id),
  )
  if (read.placeholder) notes.note('license')
  const noteAt = (record: readonly string[], by: keyof typeof LICENSE_RELATIONSHIPS) => {
    const [relationship] = graph.from(LICENSE_RELATIONSHIPS[by], id)
    if (relationship) places.elsewhere(relationship.node.pointer).note(record, ['to'])
  }
  const first = read.from ?? read.statements[0]?.by
  if (first !== undefined) noteAt(['license'], first)
  for (const [index, { by }] of read.statements.entries()) noteAt(['license_statements', String(index)], by)
  return { license: read.license, license_statements: read.statements }
}

function readHashes(node: Node, notes: PlaceholderNotes, places: Places): Pick<Component, 'hashes'> {
  const stated = statedHashes(node)
  if (stated.some(({ value }) => isPlaceholderDigest(value.digest.value))) notes.note('hashes')
  const hashes = faultless(stated)
  places.noteList(['hashes'], ['verifiedUsing'], hashes)
  for (const [position, { index }] of hashes.entries()) {
    const source = ['verifiedUsing', String(index)]
    places.note(['hashes', String(position), 'algorithm'], [...source, 'algorithm'])
    places.note(['hashes', String(position), 'value'], [...source, 'hashValue'])
  }
  return { hashes: valuesOf(hashes) }
}

function readVerificationCode({ value }: Node, places: Places): VerificationCode | null {
  const [code] = keep(listOf(member(value, 'verifiedUsing')), (method) =>
    member(method, 'type') === 'PackageVerificationCode' ? method : null,
  )
  const digest = tellingText(member(code?.value, 'hashValue'))
  if (code === undefined || digest === null) return null
  places.note(['verification_code'], ['verifiedUsing', String(code.index)])
  const excluded = textsOf(member(code.value, 'packageVerificationCodeExcludedFile'))
  return { value: digest.toLowerCase(), excluded_files: excluded, agrees: null }
}

const REPOSITORY = /^(?:git|hg|svn|bzr)(?:\+[a-z]+)?:/i

function readUrls({ value }: Node, places: Places): Component['urls'] {
  const urls: Component['urls'] = []
  const add = (type: string, stated: unknown, source: readonly string[]) => {
    const url = tellingText(stated)
    if (url === null) return
    places.note(['urls', String(urls.length)], source)
    urls.push({ type, url, hashes: [] })
  }
  const location = textOf(member(value, 'software_downloadLocation'))
  add(REPOSITORY.test(location ?? '') ? 'vcs' : 'distribution', location, ['software_downloadLocation'])
  add('website', member(value, 'software_homePage'), ['software_homePage'])
  for (const [index, reference] of listOf(member(value, 'externalRef')).entries()) {
    const type = textOf(member(reference, 'externalRefType')) ?? 'other'
    for (const [position, locator] of listOf(member(reference, 'locator')).entries()) {
      add(type, locator, ['externalRef', String(index), 'locator', String(position)])
    }
  }
  return urls
}
