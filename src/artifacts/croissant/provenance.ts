import type { Pointer } from '../../documents/place.ts'
import type { LineageCollector, Places } from '../lineage/collector.ts'
import { tellingText } from '../placeholder-value.ts'
import type { Resource } from './distribution.ts'
import type { LinkedNode } from './linked-data.ts'
import type { Description } from './read.ts'
import { personalData } from './responsible-ai.ts'

/** Who made or keeps the dataset, the one who answers for it first. */
const STEWARDS = ['maintainer', 'publisher', 'creator'] as const

/**
 * The lineage that a description states: the dataset, its files and sets of files as its parts, what they were
 * derived from, and the activities that made them (PROV-O, Croissant 1.1 "Provenance Representation").
 */
export function addProvenance(description: Description, collector: LineageCollector): void {
  const { node, id, name, source } = description
  const first = (property: string) => tellingText(node.texts(property)[0]?.text)
  const steward = STEWARDS.find((property) => namesOf(node, property).length > 0)
  const aliases = [
    name,
    ...texts(node, 'sameAs'),
    ...texts(node, 'identifier'),
    ...texts(node, 'alternateName'),
  ]
  const derived = [...sourcesOf(node, 'prov:wasDerivedFrom'), ...sourcesOf(node, 'isBasedOn')]
  const places: Places = new Map([
    ['', node.place(node.has('name') ? 'name' : '@type')],
    ['source', node.place('url')],
    ['revision', node.place('version')],
    ['license', node.place('license')],
    ['description', node.place('description')],
    ['collection', node.place('dataCollection')],
    ['purpose', node.place('dataUseCases')],
    ['personal_data', node.place('personalSensitiveInformation')],
    ['steward', node.place(steward ?? '@type')],
    ['agents', node.place('prov:wasAttributedTo')],
    ['derived_from', node.place('prov:wasDerivedFrom')],
    ['generated', node.place('dateCreated')],
    ...derived.map(({ at }, index) => [`derived_from/${index}`, at] as const),
  ])
  const url = first('url')
  collector.dataset(
    {
      id,
      name,
      type: 'dataset',
      aliases: [...new Set(aliases)].filter((alias) => alias !== name && alias !== id),
      source: url,
      revision: first('version'),
      description: first('description'),
      collection: first('dataCollection'),
      purpose: first('dataUseCases'),
      steward: steward === undefined ? null : (namesOf(node, steward)[0] ?? null),
      personal_data: personalData(node.texts('personalSensitiveInformation').map(({ text }) => text)),
      derived_from: derived.map((each) => each.id),
      agents: namesOf(node, 'prov:wasAttributedTo'),
      generated: first('dateCreated') ?? activityEnd(node),
    },
    places,
  )
  addSources(derived, collector)
  addActivities(node, { id, path: source.path, derived }, collector)
  for (const resource of description.distribution) addResource(resource, description, collector)
}

function addResource(resource: Resource, { id, source }: Description, collector: LineageCollector): void {
  const { node, ref, name, path, url, digests, containedIn } = resource
  const own = resourceId(id, ref ?? name)
  const derived = sourcesOf(node, 'prov:wasDerivedFrom')
  const within = containedIn.map((other) => resourceId(id, other))
  collector.dataset(
    {
      id: own,
      name: name || own,
      type: 'dataset',
      file: path !== null && source.exists(path) ? path : null,
      source: url,
      digests: [...digests],
      description: tellingText(node.texts('description')[0]?.text),
      derived_from: [...within, ...derived.map((each) => each.id)],
      part_of: id,
      agents: namesOf(node, 'prov:wasAttributedTo'),
      generated: activityEnd(node),
    },
    new Map([
      ['', node.place(node.has('@id') ? '@id' : 'name')],
      ['file', node.place('contentUrl')],
      ['source', node.place('contentUrl')],
      ['digests', node.place(node.has('sha256') ? 'sha256' : 'md5')],
      ['description', node.place('description')],
      ['derived_from', node.place(within.length > 0 ? 'containedIn' : 'prov:wasDerivedFrom')],
      ['agents', node.place('prov:wasAttributedTo')],
      ['generated', node.place('prov:wasGeneratedBy')],
    ]),
  )
  addSources(derived, collector)
  addActivities(node, { id: own, path: source.path, derived }, collector)
}

/** A part's id: unlike its `@id` it is unique among files. */
function resourceId(dataset: string, ref: string): string {
  return `${dataset}#${ref}`
}

/** A dataset that another was made from. */
interface Origin {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly license: string | null
  readonly description: string | null
  readonly at: Pointer
}

function sourcesOf(node: LinkedNode, property: string): Origin[] {
  const nodes = node.nodes(property).filter((origin) => !origin.isReference)
  const described = nodes.flatMap((origin): Origin[] => {
    const text = (key: string) => tellingText(origin.texts(key)[0]?.text)
    const name = text('name') ?? text('prov:label')
    const url = text('url') ?? text('sameAs')
    const id = url ?? origin.id ?? name
    if (id === null) return []
    const facts = { license: text('license'), description: text('description') }
    return [{ id, name: name ?? id, url: url ?? urlOf(id), ...facts, at: origin.at }]
  })
  const resolved = new Set(nodes.map((origin) => origin.id))
  const named = node.texts(property).flatMap(({ text, at }): Origin[] => {
    const id = tellingText(text)
    return id === null || resolved.has(text)
      ? []
      : [{ id, name: id, url: urlOf(id), license: null, description: null, at }]
  })
  return [...described, ...named]
}

function urlOf(id: string): string | null {
  return /^https?:\/\//i.test(id) ? id : null
}

function addSources(origins: readonly Origin[], collector: LineageCollector): void {
  for (const { id, name, url, license, description, at } of origins) {
    collector.dataset({ id, name, type: 'dataset', source: url, license, description }, new Map([['', at]]))
  }
}

/** Activities that generated a dataset or file: runs, with what it was derived from as their input. */
function addActivities(
  node: LinkedNode,
  { id, path, derived }: { id: string; path: string; derived: readonly Origin[] },
  collector: LineageCollector,
): void {
  for (const [index, activity] of node.nodes('prov:wasGeneratedBy').entries()) {
    const text = (key: string) => tellingText(activity.texts(key)[0]?.text)
    const job = text('prov:label') ?? text('name') ?? activity.id ?? 'activity'
    const used = sourcesOf(activity, 'prov:used')
    addSources(used, collector)
    const ended = text('prov:endedAtTime')
    collector.run(
      {
        id: activity.id ?? `${path}#${id}#${index}`,
        job,
        state: ended === null ? 'declared' : 'complete',
        started: text('prov:startedAtTime'),
        ended,
        inputs: [...new Set([...used, ...derived].map((each) => each.id))],
        outputs: [id],
        agents: namesOf(activity, 'prov:wasAssociatedWith'),
      },
      new Map([
        ['', activity.at],
        ['started', activity.place('prov:startedAtTime')],
        ['ended', activity.place('prov:endedAtTime')],
        ['state', activity.place('prov:endedAtTime')],
      ]),
    )
  }
}

function activityEnd(node: LinkedNode): string | null {
  const ends = node.nodes('prov:wasGeneratedBy').flatMap((activity) => texts(activity, 'prov:endedAtTime'))
  return ends[0] ?? null
}

function texts(node: LinkedNode, property: string): string[] {
  return node.texts(property).flatMap(({ text }) => tellingText(text) ?? [])
}

/** Names of people, organizations and software, whether written as text or as nodes. */
export function namesOf(node: LinkedNode, property: string): string[] {
  const described = node
    .nodes(property)
    .flatMap((agent) => texts(agent, 'name')[0] ?? texts(agent, 'prov:label')[0] ?? agent.id ?? [])
  const references = new Set(node.nodes(property).flatMap(({ id }) => id ?? []))
  const written = texts(node, property).filter((text) => !references.has(text))
  return [...new Set([...described, ...written])]
}
