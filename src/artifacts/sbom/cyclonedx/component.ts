import type { Pointer } from '../../../documents/place.ts'
import type { Ancestor, Component, ComponentData, ExternalUrl } from '../../../facts/types.ts'
import { listOf, member, textOf } from '../../data.ts'
import { isPlaceholderDigest } from '../../digest-algorithms.ts'
import { isPlaceholderValue, tellingText } from '../../placeholder-value.ts'
import { faultless } from '../hashes.ts'
import { UNSTATED_DATA } from '../unstated.ts'
import { EMPTY, type Kept, keep, PlaceholderNotes, sourceIndex, valuesOf } from '../values.ts'
import { readDelivered, readEvidence } from './evidence.ts'
import { digestsOf, hashField, statedHashes } from './hashes.ts'
import { cpesOf, identifiersOf } from './identifiers.ts'
import type { ComponentLicense, LicenseReader } from './licenses.ts'
import { propertiesOf } from './properties.ts'

/** What a component of the file is in the facts; `file` and `model_card` are filled in by those who know more. */
export function readComponent(component: unknown, subject: boolean, licenses: LicenseReader): Component {
  const notes = new PlaceholderNotes()
  const type = textOf(member(component, 'type')) ?? ''
  const name = textOf(member(component, 'name')) ?? ''
  const license = licenses.read(component)
  notes.take(name, 'name')
  const group = notes.take(member(component, 'group'), 'group')
  const origin = readOrigin(component, notes, license)
  return {
    ref: textOf(member(component, 'bom-ref')),
    type,
    subject,
    group,
    name,
    // Field by field: an object that is spread takes more time and memory, and there are tens of thousands.
    version: origin.version,
    supplier: origin.supplier,
    purl: origin.purl,
    license: origin.license,
    hashes: origin.hashes,
    urls: origin.urls,
    producer: readProducer(component),
    cpes: cpesOf(component),
    identifiers: valuesOf(identifiersOf(component)),
    scope: textOf(member(component, 'scope')),
    file: null,
    ancestors: valuesOf(ancestorsOf(component, licenses)),
    license_statements: license.statements,
    verification_code: null,
    model_card: null,
    data: type === 'data' ? readData(component) : null,
    evidence: readEvidence(member(component, 'evidence')),
    delivered: readDelivered(component),
    properties: ML_TYPES.has(type) ? valuesOf(propertiesOf(component)) : EMPTY,
    placeholders: notes.pointers,
  }
}

/** Of other components generators write properties by the thousand. */
const ML_TYPES: ReadonlySet<string> = new Set(['machine-learning-model', 'data'])

/** What components and their ancestors have in common. */
function readOrigin(
  component: unknown,
  notes: PlaceholderNotes,
  { license, placeholder }: Pick<ComponentLicense, 'license' | 'placeholder'>,
) {
  if (placeholder) notes.note('license')
  const stated = statedHashes(component)
  if (stated.some(({ value }) => isPlaceholderDigest(value.digest.value))) notes.note('hashes')
  return {
    version: notes.take(member(component, 'version'), 'version'),
    supplier: readSupplier(component, notes),
    purl: notes.take(member(component, 'purl'), 'purl'),
    license,
    hashes: valuesOf(faultless(stated)),
    urls: valuesOf(urlsOf(component)),
  }
}

/** Keys that say where a component comes from, in the order of trust: NTIA's supplier, then who made or published it. */
const SUPPLIER_KEYS = ['supplier', 'manufacturer', 'publisher', 'authors', 'author'] as const

function readSupplier(component: unknown, notes: PlaceholderNotes): string | null {
  let placeholder: string | null = null
  for (const key of SUPPLIER_KEYS) {
    const text = supplierText(member(component, key))
    if (text !== null && !isPlaceholderValue(text)) return text
    placeholder ??= text
  }
  return notes.take(placeholder, 'supplier')
}

const PRODUCER_KEYS = ['manufacturer', 'authors', 'author', 'publisher'] as const

/** Who made it: the supplier may be somebody else. */
function readProducer(component: unknown): string | null {
  for (const key of PRODUCER_KEYS) {
    const text = tellingText(supplierText(member(component, key)))
    if (text !== null) return text
  }
  return null
}

/** Of an organization its name, of persons their names, else the text itself. */
function supplierText(value: unknown): string | null {
  if (!Array.isArray(value)) return textOf(value) ?? textOf(member(value, 'name'))
  const names = value.flatMap((person) => personName(person) ?? [])
  return names.length === 0 ? null : names.join(', ')
}

export function personName(person: unknown): string | null {
  return textOf(member(person, 'name')) ?? textOf(member(person, 'email'))
}

export function ancestorsOf(component: unknown, licenses: LicenseReader): Kept<Ancestor>[] {
  return keep(listOf(member(component, 'pedigree', 'ancestors')), (ancestor) => {
    const name = tellingText(member(ancestor, 'name'))
    if (name === null) return null
    const group = tellingText(member(ancestor, 'group'))
    return {
      name: group === null ? name : `${group}/${name}`,
      ...readOrigin(ancestor, new PlaceholderNotes(), licenses.read(ancestor)),
    }
  })
}

export function urlsOf(component: unknown): Kept<ExternalUrl>[] {
  return keep(listOf(member(component, 'externalReferences')), (reference) => {
    const url = textOf(member(reference, 'url'))
    if (url === null || isPlaceholderValue(url)) return null
    return { type: textOf(member(reference, 'type')) ?? 'other', url, hashes: valuesOf(digestsOf(reference)) }
  })
}

/** A component of type `data` has a list of data sets; what they say is joined. */
function readData(component: unknown): ComponentData {
  const entries = listOf(member(component, 'data'))
  const first = (...keys: string[]) =>
    entries.map((entry) => tellingText(member(entry, ...keys))).find(Boolean) ?? null
  const parties = (role: string) =>
    unique(
      entries.flatMap((entry) =>
        listOf(member(entry, 'governance', role)).flatMap((p) => partyName(p) ?? []),
      ),
    )
  return {
    ...UNSTATED_DATA,
    classification: first('classification'),
    sensitive_data: unique(
      entries.flatMap((entry) =>
        listOf(member(entry, 'sensitiveData')).flatMap((text) => tellingText(text) ?? []),
      ),
    ),
    custodians: parties('custodians'),
    stewards: parties('stewards'),
    owners: parties('owners'),
    description: first('description') ?? tellingText(member(component, 'description')),
    contents_url: first('contents', 'url'),
  }
}

function partyName(party: unknown): string | null {
  return (
    tellingText(member(party, 'organization', 'name')) ?? tellingText(personName(member(party, 'contact')))
  )
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

export function urlPointer(holder: unknown, [number, ...rest]: Pointer): Pointer {
  const [index] = number === undefined ? [] : sourceIndex(urlsOf(holder), [number])
  if (index === undefined) return ['externalReferences']
  const [field, ...within] = rest
  const base = ['externalReferences', index]
  if (field !== 'hashes') return [...base, ...rest]
  const reference = listOf(member(holder, 'externalReferences'))[Number(index)]
  return [...base, 'hashes', ...sourceIndex(digestsOf(reference), within), ...hashField(within)]
}

export function producerPointer(component: unknown): Pointer {
  const key = PRODUCER_KEYS.find((each) => tellingText(supplierText(member(component, each))) !== null)
  return key === undefined ? [] : key === 'manufacturer' ? [key, 'name'] : [key]
}

export function supplierPointer(component: unknown): Pointer {
  const stated = SUPPLIER_KEYS.filter((key) => supplierText(member(component, key)) !== null)
  const telling = stated.find((key) => !isPlaceholderValue(supplierText(member(component, key)) ?? ''))
  const key = telling ?? stated[0]
  if (key === undefined) return []
  return key === 'supplier' || key === 'manufacturer' ? [key, 'name'] : [key]
}
