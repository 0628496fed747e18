import type { Pointer } from '../../../documents/place.ts'
import { isMapping, listOf, member } from '../../data.ts'
import type { SchemaFault } from '../../schema-faults.ts'
import { Origins } from '../origins.ts'
import type { Converted } from './import.ts'
import { byId, type Element, elements, fault, idOf, levelOfPercent, stated } from './terms.ts'

/** The state of a threat where it is used; of several the first in this order counts. */
const STATES: readonly (readonly [string, string])[] = [
  ['exposed', 'open'],
  ['open', 'open'],
  ['accepted', 'accepted'],
  ['transferred', 'transferred'],
  ['mitigated', 'mitigated'],
  ['not-applicable', 'not-applicable'],
]

const MITIGATION_STATES: Readonly<Record<string, string>> = {
  required: 'planned',
  recommended: 'planned',
  implemented: 'implemented',
  rejected: 'rejected',
}

/** Open Threat Model 0.1 and 0.2: the catalog of threats, and the components and data flows that they are found in. */
export function convertOtm(document: unknown): Converted {
  const origins = new Origins()
  const faults: SchemaFault[] = []
  if (!isMapping(member(document, 'project'))) faults.push(fault([], 'must have an object "project"'))
  const catalog = byId(elements(document, [], 'threats'), faults)
  const mitigations = byId(elements(document, [], 'mitigations'), faults)
  const uses = usesOf(document)
  const byThreat = new Map<string | undefined, Use[]>()
  for (const use of uses) {
    const known = byThreat.get(use.threat)
    if (known === undefined) byThreat.set(use.threat, [use])
    else known.push(use)
  }
  for (const { at, threat } of uses) {
    if (threat !== undefined && !catalog.has(threat))
      faults.push(fault([...at, 'threat'], `names the threat "${threat}", which the file does not list`))
  }
  const threats = [...catalog].map(([id, { value, at }], index) => {
    const own = ['threats', String(index)]
    const of = byThreat.get(id) ?? []
    const measures = of.flatMap((use) => use.mitigations)
    for (const [key, source] of Object.entries(RENAMED)) origins.set([...own, key], [...at, ...source])
    origins.set(own, at)
    for (const [key, use] of of.entries()) origins.set([...own, 'affects', String(key)], use.at)
    if (of[0] !== undefined) origins.set([...own, 'status'], of[0].at)
    for (const [key, measure] of measures.entries())
      origins.set([...own, 'mitigations', String(key)], measure.at)
    return stated({
      id,
      title: member(value, 'name'),
      description: member(value, 'description'),
      category: listOf(member(value, 'categories')).filter(isText).join(', ') || undefined,
      cwe: member(value, 'cwes'),
      affects: of.map((use) => use.place),
      likelihood: levelOfPercent(member(value, 'risk', 'likelihood')),
      impact: levelOfPercent(member(value, 'risk', 'impact')),
      status: STATES.find(([state]) => of.some((use) => use.state === state))?.[1],
      mitigations: measures.map(({ id: measure, state }) =>
        stated({
          description: member(mitigations.get(measure ?? '')?.value, 'name') ?? measure,
          status: MITIGATION_STATES[state],
        }),
      ),
    })
  })
  const value = stated({
    system: idOf(member(document, 'project', 'id')),
    title: member(document, 'project', 'name'),
    scope: member(document, 'project', 'description'),
    owner: stated({
      name: member(document, 'project', 'owner'),
      contact: member(document, 'project', 'ownerContact'),
    }),
    assets: [...assetsOf(document, 'assets', 0, origins), ...componentsOf(document, origins)],
    threats,
  })
  for (const [key, source] of Object.entries(PROJECT)) origins.set(key.split('.'), ['project', source])
  return { value, origins, faults }
}

const PROJECT = {
  system: 'id',
  title: 'name',
  scope: 'description',
  'owner.name': 'owner',
  'owner.contact': 'ownerContact',
}

const RENAMED = {
  title: ['name'],
  category: ['categories'],
  cwe: ['cwes'],
  likelihood: ['risk', 'likelihood'],
  impact: ['risk', 'impact'],
}

interface Use {
  readonly at: Pointer
  /** Id of the component or data flow. */
  readonly place: string
  readonly threat: string | undefined
  readonly state: string
  readonly mitigations: readonly {
    readonly at: Pointer
    readonly id: string | undefined
    readonly state: string
  }[]
}

function usesOf(document: unknown): Use[] {
  return ['components', 'dataflows'].flatMap((list) =>
    elements(document, [], list).flatMap(({ value, at }) =>
      elements(value, at, 'threats').map((use) => ({
        at: use.at,
        place: idOf(member(value, 'id')) ?? '',
        threat: idOf(member(use.value, 'threat')),
        state: stateText(use.value),
        mitigations: elements(use.value, use.at, 'mitigations').map((measure) => ({
          at: measure.at,
          id: idOf(member(measure.value, 'mitigation')),
          state: stateText(measure.value),
        })),
      })),
    ),
  )
}

function componentsOf(document: unknown, origins: Origins) {
  return assetsOf(document, 'components', listOf(member(document, 'assets')).length, origins)
}

function assetsOf(document: unknown, list: string, from: number, origins: Origins) {
  return elements(document, [], list).map(({ value, at }: Element, index) => {
    const own = ['assets', String(from + index)]
    origins.set(own, at)
    origins.set([...own, 'title'], [...at, 'name'])
    return stated({
      id: idOf(member(value, 'id')),
      title: member(value, 'name'),
      description: member(value, 'description'),
      kind: list === 'assets' ? 'data' : member(value, 'type'),
    })
  })
}

function stateText(value: unknown): string {
  const state = member(value, 'state')
  return typeof state === 'string' ? state.trim().toLowerCase() : ''
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
