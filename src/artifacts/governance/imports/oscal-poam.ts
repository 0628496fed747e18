import validate from 'validator:oscal-poam'
import type { Pointer } from '../../../documents/place.ts'
import { listOf, member } from '../../data.ts'
import { schemaFaults } from '../../schema-faults.ts'
import { Origins } from '../origins.ts'
import type { Converted } from './import.ts'
import { type Element, elements, idOf, levelOf, severityOf, stated } from './terms.ts'

const ROOT = 'plan-of-action-and-milestones'

/** How many schema errors of one plan are told. */
const FAULTS_TOLD = 20

/** Values of OSCAL's risk status, and what they are in a register. */
const STATUS: Readonly<Record<string, string>> = {
  open: 'open',
  investigating: 'in-progress',
  remediating: 'in-progress',
  'deviation-requested': 'open',
  'deviation-approved': 'accepted',
  closed: 'closed',
}

const LIFECYCLE: Readonly<Record<string, string>> = {
  recommendation: 'planned',
  planned: 'planned',
  completed: 'done',
}

/**
 * A plan of action and milestones of OSCAL 1.1. Its risks are those of the register; an item that names no risk is one of
 * its own.
 */
export function convertPoam(document: unknown): Converted {
  const origins = new Origins()
  const poam = member(document, ROOT)
  const faults = validate(document)
    ? []
    : schemaFaults(validate.errors ?? [], document, { document: 'The plan', limit: FAULTS_TOLD })
  const isOwn = (item: Element) => listOf(member(item.value, 'related-risks')).length === 0
  const found = [...elements(poam, [ROOT], 'risks'), ...elements(poam, [ROOT], 'poam-items').filter(isOwn)]
  const risks = found.map((element, index) => riskOf(element, ['risks', String(index)], origins))
  const owner = partyOf(poam)
  if (owner !== undefined) {
    origins.set(['owner'], owner.at)
    origins.set(['owner', 'contact'], [...owner.at, 'email-addresses', '0'])
  }
  const value = stated({
    system: idOf(member(poam, 'system-id', 'id')),
    title: member(poam, 'metadata', 'title'),
    reviewed: dayOf(member(poam, 'metadata', 'last-modified')),
    owner: owner && {
      name: member(owner.value, 'name'),
      contact: listOf(member(owner.value, 'email-addresses'))[0],
    },
    risks,
  })
  origins.set(['system'], [ROOT, 'system-id', 'id'])
  origins.set(['title'], [ROOT, 'metadata', 'title'])
  origins.set(['reviewed'], [ROOT, 'metadata', 'last-modified'])
  origins.set(['risks'], [ROOT, 'risks'])
  return { value, origins, faults }
}

function riskOf({ value, at }: Element, own: Pointer, origins: Origins) {
  const facets = elements(value, at, 'characterizations').flatMap(({ value: each, at: where }) =>
    elements(each, where, 'facets'),
  )
  const facet = (name: string) => {
    const found = facets.find((each) => member(each.value, 'name') === name)
    if (found !== undefined)
      origins.set([...own, name === 'risk' ? 'severity' : name], [...found.at, 'value'])
    return member(found?.value, 'value')
  }
  const remediations = elements(value, at, 'remediations')
  for (const [index, each] of remediations.entries())
    origins.set([...own, 'measures', String(index)], each.at)
  for (const [key, source] of Object.entries(RENAMED)) origins.set([...own, key], [...at, source])
  origins.set(own, at)
  const status = member(value, 'status')
  return stated({
    id: idOf(member(value, 'uuid')),
    title: member(value, 'title'),
    description: member(value, 'description'),
    consequences: member(value, 'statement'),
    threats: elements(value, at, 'threat-ids').flatMap((threat) => idOf(member(threat.value, 'id')) ?? []),
    likelihood: levelOf(facet('likelihood')),
    impact: levelOf(facet('impact')),
    severity: severityOf(facet('risk')),
    status: typeof status === 'string' ? STATUS[status] : undefined,
    due: dayOf(member(value, 'deadline')),
    measures: remediations.map(({ value: each, at: where }) => measureOf(each, where)),
  })
}

const RENAMED = { id: 'uuid', consequences: 'statement', threats: 'threat-ids', due: 'deadline' }

function measureOf(value: unknown, at: Pointer) {
  const lifecycle = member(value, 'lifecycle')
  const dates = elements(value, at, 'tasks').flatMap(
    (task) =>
      dayOf(member(task.value, 'timing', 'within-date-range', 'end')) ??
      dayOf(member(task.value, 'timing', 'on-date', 'date')) ??
      [],
  )
  return stated({
    title: member(value, 'title'),
    description: member(value, 'description'),
    status: typeof lifecycle === 'string' ? LIFECYCLE[lifecycle] : undefined,
    due: dates.sort().at(-1),
  })
}

/** The first party that is responsible for the plan, whatever its role. */
function partyOf(poam: unknown): Element | undefined {
  const responsible = new Set(
    elements(poam, [], 'metadata', 'responsible-parties').flatMap(({ value }) =>
      listOf(member(value, 'party-uuids')),
    ),
  )
  return elements(poam, [ROOT], 'metadata', 'parties').find(({ value }) =>
    responsible.has(member(value, 'uuid')),
  )
}

function dayOf(moment: unknown): string | undefined {
  return typeof moment === 'string' ? moment.slice(0, 10) : undefined
}
