import type { Component, LicenseText } from '../../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import type { Source } from '../../../reader.ts'
import { statedHash } from '../../hashes.ts'
import { shareTerms } from '../../license-terms.ts'
import { type Kept, keep, PlaceholderNotes, valuesOf } from '../../values.ts'
import { COMPONENT_LIMIT, type Draft, NOT_IN_SPDX } from '../draft.ts'
import { SpdxLicenses } from '../licenses.ts'
import type { Places } from '../places.ts'
import { TreeFiles, takeOnlyFile } from '../tree-files.ts'
import { withAgreement } from '../verification-code.ts'
import { parseAgent } from './agents.ts'
import { readAnnotations } from './annotations.ts'
import { readDependencies } from './dependencies.ts'
import { readFile, readPackage, statedChecksums } from './package.ts'
import { Relationships } from './relationships.ts'

/** What an SPDX 2 document says, in the shape of its JSON. Packages come first, then files. */
export function readDocument(document: unknown, source: Source, places: Places): Draft {
  const notes = new PlaceholderNotes()
  const texts = licenseTexts(document, places)
  const licenses = new SpdxLicenses(texts)
  const packages = listOf(member(document, 'packages')).slice(0, COMPONENT_LIMIT)
  const files = listOf(member(document, 'files')).slice(0, COMPONENT_LIMIT - packages.length)
  const components = [
    ...packages.map((stated, index) =>
      readPackage(stated, licenses, places.within(component(index), ['packages', String(index)])),
    ),
    ...files.map((stated, index) =>
      readFile(stated, licenses, places.within(component(packages.length + index), ['files', String(index)])),
    ),
  ]
  const relationships = new Relationships(document)
  const related = new RelatedComponents(components, relationships)
  related.markSubjects(document)
  related.addAncestors(places)
  related.compareVerificationCodes()
  const tree = new TreeFiles(source)
  findFiles(components, packages, files, tree, related)
  places.note(['spec_version'], ['spdxVersion'])
  places.note(['serial_number'], ['documentNamespace'])
  places.note(['timestamp'], ['creationInfo', 'created'])
  return {
    sbom: {
      ...NOT_IN_SPDX,
      spec_version: textOf(member(document, 'spdxVersion'))?.replace(/^SPDX-/i, '') ?? '',
      serial_number: notes.take(member(document, 'documentNamespace'), 'serial_number'),
      timestamp: notes.take(member(document, 'creationInfo', 'created'), 'timestamp'),
      lifecycles: [],
      authors: creators(document, 'authors', (kind) => kind !== 'tool', places),
      tools: creators(document, 'tools', (kind) => kind === 'tool', places),
      components,
      ...readDependencies(document, components, relationships, places),
      annotations: readAnnotations(document, places),
      vulnerabilities: [],
      parts_not_read: ['snippets', 'revieweds'].filter((key) => countOf(document, key) > 0),
      license_terms: shareTerms(components),
      license_texts: texts,
      external_documents: externalDocuments(document, places),
      placeholders: notes.pointers,
    },
    checksums: tree.checksums(places),
    truncated: countOf(document, 'packages') + countOf(document, 'files') > COMPONENT_LIMIT,
  }
}

function component(index: number): string[] {
  return ['components', String(index)]
}

function countOf(document: unknown, key: string): number {
  return listOf(member(document, key)).length
}

function creators(
  document: unknown,
  field: 'authors' | 'tools',
  wanted: (kind: string | null) => boolean,
  places: Places,
): string[] {
  const kept = keep(listOf(member(document, 'creationInfo', 'creators')), (creator) => {
    const agent = parseAgent(creator)
    return agent !== null && wanted(agent.kind) ? tellingText(agent.name) : null
  })
  places.noteList([field], ['creationInfo', 'creators'], kept)
  return valuesOf(kept)
}

function licenseTexts(document: unknown, places: Places): LicenseText[] {
  const key = 'hasExtractedLicensingInfos'
  const kept = keep(listOf(member(document, key)), (stated) => {
    const id = textOf(member(stated, 'licenseId'))
    return id === null ? null : { id, stated }
  })
  places.noteList(['license_texts'], [key], kept)
  return kept.map(({ value: { id, stated } }) => ({
    id,
    name: tellingText(member(stated, 'name')),
    text: tellingText(member(stated, 'extractedText')),
    urls: listOf(member(stated, 'seeAlsos')).flatMap((url) => tellingText(url) ?? []),
  }))
}

function externalDocuments(document: unknown, places: Places) {
  const kept: Kept<{ ref: string; uri: string; stated: unknown }>[] = keep(
    listOf(member(document, 'externalDocumentRefs')),
    (stated) => {
      const ref = textOf(member(stated, 'externalDocumentId'))
      const uri = textOf(member(stated, 'spdxDocument'))
      return ref === null || uri === null ? null : { ref, uri, stated }
    },
  )
  places.noteList(['external_documents'], ['externalDocumentRefs'], kept)
  return kept.map(({ value: { ref, uri, stated } }) => {
    const hash = statedHash(
      member(stated, 'checksum', 'algorithm'),
      member(stated, 'checksum', 'checksumValue'),
    )
    return { ref, uri, digests: hash === null || hash.fault !== null ? [] : [hash.digest] }
  })
}

/** What the relationships say of the components. */
class RelatedComponents {
  readonly #components: readonly Component[]
  readonly #byRef = new Map<string, Component>()
  readonly #relationships: Relationships

  constructor(components: readonly Component[], relationships: Relationships) {
    this.#components = components
    this.#relationships = relationships
    for (const one of components) {
      if (one.ref !== null && !this.#byRef.has(one.ref)) this.#byRef.set(one.ref, one)
    }
  }

  /** The document describes them; one that has a single package need not say so (SPDX 2.3, 11.1). */
  markSubjects(document: unknown): void {
    const described = this.#resolved(this.#relationships.to('DESCRIBES', textOf(member(document, 'SPDXID'))))
    const packages = this.#components.filter(({ type }) => type !== 'file')
    const subjects = described.length === 0 && packages.length === 1 ? packages : described
    for (const subject of subjects) subject.subject = true
  }

  addAncestors(places: Places): void {
    for (const [index, one] of this.#components.entries()) {
      const ancestors = this.#resolved(this.#relationships.to('DESCENDANT_OF', one.ref)).filter(
        (ancestor) => ancestor !== one,
      )
      one.ancestors = ancestors.map(({ name, version, supplier, purl, license, hashes, urls }) => ({
        name,
        version,
        supplier,
        purl,
        license,
        hashes,
        urls,
      }))
      if (one.ref === null || ancestors.length === 0) continue
      const stated = this.#relationships.all('DESCENDANT_OF').get(one.ref) ?? []
      places.elsewhere([]).noteList([...component(index), 'ancestors'], ['relationships'], stated)
    }
  }

  compareVerificationCodes(): void {
    for (const one of this.#components) {
      if (one.verification_code !== null)
        one.verification_code = withAgreement(one.verification_code, this.filesOf(one))
    }
  }

  filesOf({ ref }: Component): Component[] {
    return this.#resolved(this.#relationships.to('CONTAINS', ref)).filter(({ type }) => type === 'file')
  }

  #resolved(refs: readonly string[]): Component[] {
    return refs.flatMap((ref) => this.#byRef.get(ref) ?? [])
  }
}

/** Component types that stand for a file of the tree; the digest of another package is that of something elsewhere. */
const FILE_TYPES: ReadonlySet<string> = new Set(['machine-learning-model', 'data'])

const CHECKSUM_KEYS = { algorithm: 'algorithm', value: 'checksumValue' }

function findFiles(
  components: readonly Component[],
  packages: readonly unknown[],
  files: readonly unknown[],
  tree: TreeFiles,
  related: RelatedComponents,
): void {
  const add = (one: Component, stated: unknown, list: string, index: number, key: string) => {
    const name = textOf(member(stated, key))
    if (name === null) return
    const base = [list, String(index)]
    const hash = (at: number) => [...base, 'checksums', String(at)]
    const places = { name: [...base, key], hash, keys: CHECKSUM_KEYS }
    one.file = tree.find(name)
    tree.add({ component: one, path: one.file, name, hashes: statedChecksums(stated), places })
  }
  for (const [index, stated] of files.entries()) {
    const one = components[packages.length + index]
    if (one !== undefined) add(one, stated, 'files', index, 'fileName')
  }
  for (const [index, stated] of packages.entries()) {
    const one = components[index]
    if (one === undefined || !FILE_TYPES.has(one.type) || !isMapping(stated)) continue
    add(one, stated, 'packages', index, 'packageFileName')
    if (one.file === null) takeOnlyFile(one, related.filesOf(one))
  }
}
