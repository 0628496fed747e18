import type { Pointer } from '../../../documents/place.ts'
import { member } from '../../data.ts'
import type { SchemaFault } from '../../schema-faults.ts'
import { Origins } from '../origins.ts'
import type { Converted } from './import.ts'
import { type Element, elements, fault, idOf, severityOf, stated } from './terms.ts'

/** A threat catalog of Gemara (layer 2). It says which threats there are, and not how a system stands to them. */
export function convertThreatCatalog(document: unknown): Converted {
  const { origins, faults, groups, head } = catalog(document, 'threats')
  const threats = elements(document, [], 'threats').map(({ value, at }, index) => {
    const own = ['threats', String(index)]
    origins.set([...own, 'category'], [...at, 'group'])
    origins.set([...own, 'affects'], [...at, 'capabilities'])
    return stated({
      ...described(value, at, faults),
      category: categoryOf(value, groups),
      affects: references(value, 'capabilities'),
    })
  })
  return { value: { ...head, threats }, origins, faults }
}

/** A risk catalog of Gemara (layer 3). */
export function convertRiskCatalog(document: unknown): Converted {
  const { origins, faults, groups, head } = catalog(document, 'risks')
  const risks = elements(document, [], 'risks').map(({ value, at }, index) => {
    const own = ['risks', String(index)]
    const owner = ownerOf({ value, at })
    if (owner !== undefined) origins.set([...own, 'owner'], owner.at)
    if (owner !== undefined) origins.set([...own, 'owner', 'contact'], [...owner.at, 'email'])
    origins.set([...own, 'category'], [...at, 'group'])
    origins.set([...own, 'consequences'], [...at, 'impact'])
    return stated({
      ...described(value, at, faults),
      category: categoryOf(value, groups),
      threats: references(value, 'threats'),
      severity: severityOf(member(value, 'severity')),
      consequences: member(value, 'impact'),
      owner: owner && stated({ name: member(owner.value, 'name'), contact: member(owner.value, 'email') }),
    })
  })
  return { value: { ...head, risks }, origins, faults }
}

function catalog(document: unknown, list: string) {
  const origins = new Origins()
  const faults: SchemaFault[] = []
  if (!Array.isArray(member(document, list))) faults.push(fault([], `must have a list "${list}"`))
  const groups = new Map(
    elements(document, [], 'groups').map(({ value }) => [idOf(member(value, 'id')), member(value, 'title')]),
  )
  const head = stated({
    title: member(document, 'title'),
    owner: stated({
      name: member(document, 'metadata', 'author', 'name'),
      contact: member(document, 'metadata', 'author', 'uri'),
    }),
    ...(list === 'threats' && { scope: member(document, 'metadata', 'description') }),
  })
  origins.set(['owner'], ['metadata', 'author'])
  origins.set(['owner', 'contact'], ['metadata', 'author', 'uri'])
  origins.set(['scope'], ['metadata', 'description'])
  return { origins, faults, groups, head }
}

function described(value: unknown, at: Pointer, faults: SchemaFault[]) {
  const id = idOf(member(value, 'id'))
  if (id === undefined) faults.push(fault(at, 'must have "id"'))
  return { id, title: member(value, 'title'), description: member(value, 'description') }
}

function categoryOf(value: unknown, groups: ReadonlyMap<string | undefined, unknown>): unknown {
  const group = idOf(member(value, 'group'))
  return groups.get(group) ?? group
}

/** The ids that mappings to other catalogs name. */
function references(value: unknown, key: string): string[] {
  return elements(value, [], key).flatMap((mapping) =>
    elements(mapping.value, [], 'entries').flatMap(
      (entry) => idOf(member(entry.value, 'reference-id')) ?? [],
    ),
  )
}

/** Of the RACI roles the one who is accountable, else who is responsible. */
function ownerOf({ value, at }: Element): Element | undefined {
  const [accountable] = elements(value, at, 'owner', 'accountable')
  const [responsible] = elements(value, at, 'owner', 'responsible')
  return accountable ?? responsible
}
