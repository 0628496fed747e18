import { isMapping, member } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { SchemaFault } from '../../schema-faults.ts'
import { Origins } from '../origins.ts'
import type { Converted } from './import.ts'
import { type Element, elements, fault, idOf, severityOf, stated } from './terms.ts'

const STATUS: Readonly<Record<string, string>> = {
  open: 'open',
  mitigated: 'mitigated',
  na: 'not-applicable',
  'n/a': 'not-applicable',
  'not applicable': 'not-applicable',
  notapplicable: 'not-applicable',
}

/**
 * A threat model of OWASP Threat Dragon, version 1 (`diagramJson.cells`, JointJS) or 2 (`cells`, AntV X6). What stands in
 * the diagrams is an asset if it works on or keeps data, and an entry point if an actor is behind it.
 */
export function convertThreatDragon(document: unknown): Converted {
  const origins = new Origins()
  const faults: SchemaFault[] = []
  if (!Array.isArray(member(document, 'detail', 'diagrams')))
    faults.push(fault(['detail'], 'must have a list "diagrams"'))
  const cells = elements(document, [], 'detail', 'diagrams').flatMap(cellsOf)
  const lists = { assets: new List('assets', origins), entry_points: new List('entry_points', origins) }
  const threats = new List('threats', origins)
  const methods = new Set<string>()
  for (const cell of cells) {
    const { id, kind, title } = cell
    const room = kind === 'Store' || kind === 'Process' ? 'assets' : kind === 'Actor' ? 'entry_points' : null
    if (room !== null) lists[room].add(stated({ id, title, kind: kind.toLowerCase() }), cell)
    for (const [index, threat] of cell.threats.entries()) {
      const method = tellingText(member(threat.value, 'modelType'))
      if (method !== null) methods.add(method)
      threats.add(threatOf(threat, `${id ?? 'cell'}#${index}`, id), threat)
    }
  }
  const value = stated({
    title: member(document, 'summary', 'title'),
    scope: member(document, 'summary', 'description'),
    method: methods.size === 0 ? undefined : [...methods].join(', '),
    owner: { name: member(document, 'summary', 'owner') },
    reviewer: member(document, 'detail', 'reviewer'),
    assets: lists.assets.items,
    entry_points: lists.entry_points.items,
    threats: threats.items,
  })
  for (const [key, source] of Object.entries(SUMMARY)) origins.set([key], source)
  origins.set(['owner', 'name'], ['summary', 'owner'])
  return { value, origins, faults }
}

const SUMMARY = {
  title: ['summary', 'title'],
  scope: ['summary', 'description'],
  reviewer: ['detail', 'reviewer'],
  method: ['detail'],
  threats: ['detail', 'diagrams'],
  assets: ['detail', 'diagrams'],
  entry_points: ['detail', 'diagrams'],
}

interface Cell extends Element {
  readonly id: string | undefined
  /** Store, Process, Actor, Flow, ... */
  readonly kind: string
  readonly title: unknown
  readonly threats: readonly Element[]
}

function cellsOf(diagram: Element): Cell[] {
  const isFirst = isMapping(member(diagram.value, 'diagramJson'))
  const cells = isFirst
    ? elements(diagram.value, diagram.at, 'diagramJson', 'cells')
    : elements(diagram.value, diagram.at, 'cells')
  return cells.map((cell) => {
    const data = isFirst ? [] : ['data']
    const type = member(cell.value, ...data, 'type')
    return {
      ...cell,
      id: idOf(member(cell.value, 'id')),
      kind: typeof type === 'string' ? type.replace(/^tm\./, '') : '',
      title: member(cell.value, ...data, 'name') ?? member(cell.value, 'attrs', 'text', 'text'),
      threats: elements(cell.value, cell.at, ...data, 'threats'),
    }
  })
}

function threatOf({ value }: Element, fallback: string, cell: string | undefined) {
  const status = member(value, 'status')
  const mitigation = tellingText(member(value, 'mitigation'))
  return stated({
    id: idOf(member(value, 'id')) ?? fallback,
    title: member(value, 'title'),
    description: member(value, 'description'),
    category: member(value, 'type'),
    affects: cell === undefined ? [] : [cell],
    severity: severityOf(member(value, 'severity')),
    status: typeof status === 'string' ? STATUS[status.trim().toLowerCase()] : undefined,
    mitigations: mitigation === null ? [] : [{ description: mitigation }],
  })
}

/** A list of the manifest, whose entries come from elements of the file. */
class List {
  readonly items: unknown[] = []
  readonly #name: string
  readonly #origins: Origins

  constructor(name: string, origins: Origins) {
    this.#name = name
    this.#origins = origins
  }

  add(item: unknown, { at }: Element): void {
    const own = [this.#name, String(this.items.length)]
    this.#origins.set(own, at)
    this.#origins.set([...own, 'category'], [...at, 'type'])
    this.#origins.set([...own, 'mitigations'], [...at, 'mitigation'])
    this.items.push(item)
  }
}
