import type { Component, Evidence, VerificationCode } from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import { isPlaceholderDigest } from '../../../digest-algorithms.ts'
import { isPlaceholderValue, tellingText } from '../../../placeholder-value.ts'
import { faultless, type StatedHash, statedHash } from '../../hashes.ts'
import { type Kept, keep, PlaceholderNotes, valuesOf } from '../../values.ts'
import { newComponent } from '../draft.ts'
import type { SpdxLicenses } from '../licenses.ts'
import type { Places } from '../places.ts'
import { typeOfPackage } from '../purpose.ts'
import { parseAgent } from './agents.ts'

/** Types of external references (SPDX 2.3, annex F) that name a package rather than lead somewhere. */
const PURL = /^purl$/i
const CPE = /^cpe2[23]Type$/i
const IDENTIFIER = /^(?:swid|swh|gitoid)$/i

/** A package (SPDX 2.3, 7) as a component; what its relationships say is filled in by those who know them. */
export function readPackage(stated: unknown, licenses: SpdxLicenses, places: Places): Component {
  const notes = new PlaceholderNotes()
  const references = listOf(member(stated, 'externalRefs'))
  const purls = keep(references, (reference) => locator(reference, PURL))
  const purl = purls[0]?.value ?? null
  const fileName = textOf(member(stated, 'packageFileName'))
  const purpose = tellingText(member(stated, 'primaryPackagePurpose'))
  const name = textOf(member(stated, 'name')) ?? ''
  notes.take(name, 'name')
  const component = newComponent(
    textOf(member(stated, 'SPDXID')),
    typeOfPackage(purpose, purl, fileName),
    name,
  )
  places.note(['ref'], ['SPDXID'])
  places.note(['name'], ['name'])
  places.note(['type'], purpose === null ? ['name'] : ['primaryPackagePurpose'])
  places.note(['version'], ['versionInfo'])
  if (purls[0] !== undefined)
    places.note(['purl'], ['externalRefs', String(purls[0].index), 'referenceLocator'])
  const cpes = keep(references, (reference) => locator(reference, CPE))
  places.noteList(['cpes'], ['externalRefs'], cpes)
  const identifiers = keep(references, (reference) => locator(reference, IDENTIFIER))
  places.noteList(['identifiers'], ['externalRefs'], identifiers)
  places.note(['producer'], ['originator'])
  return {
    ...component,
    version: notes.take(member(stated, 'versionInfo'), 'version'),
    supplier: readSupplier(stated, notes, places),
    producer: tellingText(parseAgent(member(stated, 'originator'))?.name),
    purl: purl === null ? null : notes.take(purl, 'purl'),
    cpes: valuesOf(cpes),
    identifiers: valuesOf(identifiers),
    ...readLicense(
      stated,
      textOf(member(stated, 'licenseDeclared')),
      'licenseDeclared',
      licenses,
      notes,
      places,
    ),
    ...readHashes(stated, notes, places),
    verification_code: readVerificationCode(stated, places),
    urls: readUrls(stated, places),
    evidence: readEvidence(stated, places),
    placeholders: notes.pointers,
  }
}

/** A file (SPDX 2.3, 8) as a component of type `file`; what was found in it counts as declared (8.6). */
export function readFile(stated: unknown, licenses: SpdxLicenses, places: Places): Component {
  const notes = new PlaceholderNotes()
  const name = textOf(member(stated, 'fileName')) ?? ''
  places.note(['ref'], ['SPDXID'])
  places.note(['name'], ['fileName'])
  const found = listOf(member(stated, 'licenseInfoInFiles')).flatMap((text) => textOf(text) ?? [])
  const declared = found.length < 2 ? (found[0] ?? null) : found.map(inBrackets).join(' AND ')
  return {
    ...newComponent(textOf(member(stated, 'SPDXID')), 'file', name.replace(/^\.\//, '')),
    ...readLicense(stated, declared, 'licenseInfoInFiles', licenses, notes, places),
    ...readHashes(stated, notes, places),
    placeholders: notes.pointers,
  }
}

/** The checksums of a package or file by known algorithms, faulty ones included. */
export function statedChecksums(stated: unknown): Kept<StatedHash>[] {
  return keep(listOf(member(stated, 'checksums')), (entry) =>
    statedHash(member(entry, 'algorithm'), member(entry, 'checksumValue')),
  )
}

function inBrackets(expression: string): string {
  return /\s/.test(expression) ? `(${expression})` : expression
}

function locator(reference: unknown, type: RegExp): string | null {
  if (!type.test(textOf(member(reference, 'referenceType')) ?? '')) return null
  return textOf(member(reference, 'referenceLocator'))
}

/** The supplier; where there is none, the originator. */
function readSupplier(stated: unknown, notes: PlaceholderNotes, places: Places): string | null {
  let placeholder: string | null = null
  for (const key of ['supplier', 'originator']) {
    const name = parseAgent(member(stated, key))?.name ?? null
    if (name !== null && (placeholder === null || !isPlaceholderValue(name))) places.note(['supplier'], [key])
    if (name !== null && !isPlaceholderValue(name)) return name
    placeholder ??= name
  }
  return notes.take(placeholder, 'supplier')
}

function readLicense(
  stated: unknown,
  declared: string | null,
  declaredKey: string,
  licenses: SpdxLicenses,
  notes: PlaceholderNotes,
  places: Places,
): Pick<Component, 'license' | 'license_statements'> {
  const read = licenses.read(declared, textOf(member(stated, 'licenseConcluded')))
  if (read.placeholder) notes.note('license')
  const keys = { declared: declaredKey, concluded: 'licenseConcluded' }
  const first = read.from ?? read.statements[0]?.by
  if (first !== undefined) places.note(['license'], [keys[first]])
  for (const [index, { by }] of read.statements.entries()) {
    places.note(['license_statements', String(index)], [keys[by]])
  }
  return { license: read.license, license_statements: read.statements }
}

function readHashes(stated: unknown, notes: PlaceholderNotes, places: Places): Pick<Component, 'hashes'> {
  const checksums = statedChecksums(stated)
  if (checksums.some(({ value }) => isPlaceholderDigest(value.digest.value))) notes.note('hashes')
  const hashes = faultless(checksums)
  places.noteList(['hashes'], ['checksums'], hashes)
  for (const [position, { index }] of hashes.entries()) {
    const source = ['checksums', String(index)]
    places.note(['hashes', String(position), 'algorithm'], [...source, 'algorithm'])
    places.note(['hashes', String(position), 'value'], [...source, 'checksumValue'])
  }
  return { hashes: valuesOf(hashes) }
}

function readVerificationCode(stated: unknown, places: Places): VerificationCode | null {
  const code = member(stated, 'packageVerificationCode')
  const value = tellingText(member(code, 'packageVerificationCodeValue'))
  if (value === null) return null
  places.note(['verification_code'], ['packageVerificationCode'])
  const excluded = listOf(member(code, 'packageVerificationCodeExcludedFiles'))
  return {
    value: value.toLowerCase(),
    excluded_files: excluded.flatMap((name) => textOf(name) ?? []),
    agrees: null,
  }
}

/** What was found in a package: licenses in its files, and who has the copyright. */
function readEvidence(stated: unknown, places: Places): Evidence | null {
  const licenses = keep(listOf(member(stated, 'licenseInfoFromFiles')), tellingText)
  const copyright = tellingText(member(stated, 'copyrightText'))
  if (licenses.length === 0 && copyright === null) return null
  places.noteList(['evidence', 'licenses'], ['licenseInfoFromFiles'], licenses)
  places.note(['evidence', 'copyright'], ['copyrightText'])
  return {
    identity: [],
    occurrences: [],
    licenses: valuesOf(licenses),
    copyright: copyright === null ? [] : [copyright],
  }
}

const REPOSITORY = /^(?:git|hg|svn|bzr)(?:\+[a-z]+)?:/i

function readUrls(stated: unknown, places: Places): Component['urls'] {
  const urls: { type: string; url: string; source: readonly string[] }[] = []
  const add = (type: string, value: unknown, source: readonly string[]) => {
    const url = tellingText(value)
    if (url !== null) urls.push({ type, url, source })
  }
  const location = textOf(member(stated, 'downloadLocation'))
  add(REPOSITORY.test(location ?? '') ? 'vcs' : 'distribution', location, ['downloadLocation'])
  add('website', member(stated, 'homepage'), ['homepage'])
  for (const [index, reference] of listOf(member(stated, 'externalRefs')).entries()) {
    const type = textOf(member(reference, 'referenceType')) ?? 'other'
    if (PURL.test(type) || CPE.test(type) || IDENTIFIER.test(type)) continue
    add(type, member(reference, 'referenceLocator'), ['externalRefs', String(index), 'referenceLocator'])
  }
  for (const [index, { source }] of urls.entries()) places.note(['urls', String(index)], source)
  return urls.map(({ type, url }) => ({ type, url, hashes: [] }))
}
