import type { Pointer } from '../../../documents/place.ts'
import type { Digest, LineageDataset, Run } from '../../../facts/types.ts'
import { resolveInTree } from '../../paths.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Source } from '../../reader.ts'
import type { LineageCollector } from '../collector.ts'
import { typeByName } from '../dvc/types.ts'
import type { ProvGraph, Relation, Thing } from './read.ts'
import { localName, textsOf } from './values.ts'

/** Attributes that hold a digest, by their own name: PROV has none, so every vocabulary names its own. */
const DIGESTS: ReadonlyMap<string, { algorithm: Digest['algorithm']; length: number }> = new Map([
  ['md5', { algorithm: 'md5', length: 32 }],
  ['sha1', { algorithm: 'sha1', length: 40 }],
  ['sha256', { algorithm: 'sha256', length: 64 }],
  ['sha384', { algorithm: 'sha384', length: 96 }],
  ['sha512', { algorithm: 'sha512', length: 128 }],
])

/** What the own name of a `prov:type` says of an entity. */
const TYPES: readonly (readonly [RegExp, LineageDataset['type']])[] = [
  [/model(?!card)/i, 'model'],
  [/plan|script|code|software|notebook|program/i, 'code'],
  [/metric|evaluation|score/i, 'metric'],
  [/param|config/i, 'parameters'],
  [/data|collection|table|corpus/i, 'dataset'],
]

/** Entities become lineage datasets. */
export function addEntities(graph: ProvGraph, source: Source, collector: LineageCollector): void {
  const taking = new Set([
    ...idsOf(graph.used),
    ...idsOf(graph.generated),
    ...idsOf(graph.derived),
    ...graph.derived.keys(),
  ])
  for (const entity of graph.entities.values()) {
    const attributes = new Attributes(entity)
    const location = attributes.text('location')
    const file = fileOf(entity, location, source)
    const whole = [...(graph.members.get(entity.id) ?? [])][0]
    const derived = [...(graph.derived.get(entity.id) ?? [])]
    const agents = [...(graph.attributed.get(entity.id) ?? [])]
    const digests = attributes.digests()
    const stated = attributes.type() ?? (graph.plans.has(entity.id) ? 'code' : null)
    const guessed = file === null ? (taking.has(entity.id) ? 'dataset' : 'unknown') : typeByName(file)
    const name = attributes.text('label') ?? attributes.text('title') ?? localName(entity.name)
    const alternates = graph.alternates.get(entity.id)?.keys() ?? []
    collector.dataset(
      {
        id: entity.id,
        name,
        type: stated ?? guessed,
        aliases: [...new Set([entity.name, ...alternates])].filter((alias) => alias !== entity.id),
        file,
        source: urlOf(location) ?? urlOf(attributes.text('source')),
        revision: attributes.text('version') ?? attributes.text('revision'),
        digests: digests.map(({ digest }) => digest),
        license: attributes.text('license'),
        description: attributes.text('description'),
        steward: attributes.text('steward'),
        purpose: attributes.text('purpose'),
        classification: attributes.text('classification'),
        personal_data: attributes.flag('personal_data'),
        derived_from: derived.map(([id]) => id),
        part_of: whole?.[0] ?? null,
        agents: agents.map(([id]) => agentName(graph, id)),
        generated: timeOf(graph.made, entity.id) ?? attributes.text('generatedAtTime'),
      },
      new Map([
        ['', entity.at],
        ...attributes.places([
          'license',
          'description',
          'steward',
          'purpose',
          'classification',
          'personal_data',
        ]),
        ['file', attributes.place('location')],
        ['source', attributes.place('location')],
        ['revision', attributes.place('version')],
        ...derived.map(([, at], index): [string, Pointer] => [`derived_from/${index}`, at]),
        ...agents.map(([, at], index): [string, Pointer] => [`agents/${index}`, at]),
        ['part_of', whole?.[1] ?? entity.at],
        ['digests', digests[0]?.at ?? entity.at],
      ]),
    )
    if (file === null) continue
    for (const { digest, at } of digests) {
      const { algorithm, value: expected } = digest
      collector.checksum(
        { source: 'prov-json', subject: file, algorithm, expected, reason: null },
        new Map([['', at]]),
      )
    }
  }
}

/** Activities become runs. */
export function addRuns(graph: ProvGraph, collector: LineageCollector): void {
  for (const activity of graph.activities.values()) {
    const attributes = new Attributes(activity)
    const started = attributes.text('startTime') ?? timeOf(graph.started, activity.id)
    const ended = attributes.text('endTime') ?? timeOf(graph.ended, activity.id)
    const inputs = [...(graph.used.get(activity.id) ?? [])]
    const outputs = [...(graph.generated.get(activity.id) ?? [])]
    const agents = [...(graph.attributed.get(activity.id) ?? [])]
    // What it has made it has done, whether or not its end is stated.
    const isDone = ended !== null || outputs.length > 0
    const state: Run['state'] = isDone ? 'complete' : started === null ? 'declared' : 'running'
    collector.run(
      {
        id: activity.id,
        job: attributes.text('label') ?? localName(activity.name),
        state,
        started,
        ended,
        inputs: inputs.map(([id]) => id),
        outputs: outputs.map(([id]) => id),
        command: attributes.text('command'),
        agents: agents.map(([id]) => agentName(graph, id)),
      },
      new Map([
        ['', activity.at],
        ['started', attributes.place('startTime')],
        ['ended', attributes.place('endTime')],
        ['state', attributes.place('endTime')],
        ['command', attributes.place('command')],
        ...inputs.map(([, at], index): [string, Pointer] => [`inputs/${index}`, at]),
        ...outputs.map(([, at], index): [string, Pointer] => [`outputs/${index}`, at]),
        ...agents.map(([, at], index): [string, Pointer] => [`agents/${index}`, at]),
      ]),
    )
  }
}

/** What is stated of a thing, by the own names of the attributes: `prov:label`, `dct:license`, `ex:sha256`. */
class Attributes {
  readonly #thing: Thing
  readonly #found = new Map<string, { value: unknown; at: Pointer }>()

  constructor(thing: Thing) {
    this.#thing = thing
    for (const { statement, at } of thing.attributes) {
      for (const [key, value] of Object.entries(statement)) {
        const name = localName(key)
        // PROV's own come before those of other vocabularies.
        if (key.startsWith('prov:') || !this.#found.has(name))
          this.#found.set(name, { value, at: [...at, key] })
      }
    }
  }

  text(name: string): string | null {
    return tellingText(textsOf(this.#found.get(name)?.value)[0])
  }

  flag(name: string): boolean | null {
    const text = this.text(name)
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null
  }

  place(name: string): Pointer {
    return this.#found.get(name)?.at ?? this.#thing.at
  }

  places(names: readonly string[]): [string, Pointer][] {
    return names.map((name) => [name, this.place(name)])
  }

  type(): LineageDataset['type'] | null {
    for (const text of textsOf(this.#found.get('type')?.value)) {
      const found = TYPES.find(([pattern]) => pattern.test(localName(text)))
      if (found) return found[1]
    }
    return null
  }

  digests(): { digest: Digest; at: Pointer }[] {
    return [...this.#found].flatMap(([name, { value, at }]) => {
      const known = DIGESTS.get(name.toLowerCase().replaceAll(/[-_]/g, ''))
      const text = textsOf(value)[0]?.toLowerCase()
      if (known === undefined || text === undefined) return []
      const isDigest = text.length === known.length && /^[0-9a-f]+$/.test(text)
      return isDigest ? [{ digest: { algorithm: known.algorithm, value: text }, at }] : []
    })
  }
}

/** Where the entity stands in the tree: where its location says, or where its own name leads. */
function fileOf(entity: Thing, location: string | null, source: Source): string | null {
  for (const written of [location, localName(entity.name), entity.name]) {
    const path = written === null ? null : resolveInTree('', written)
    if (path && source.exists(path)) return path
  }
  return null
}

function urlOf(text: string | null): string | null {
  return text !== null && /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : null
}

function agentName(graph: ProvGraph, id: string): string {
  const agent = graph.agents.get(id)
  if (agent === undefined) return id
  const attributes = new Attributes(agent)
  return attributes.text('label') ?? attributes.text('name') ?? agent.name
}

function timeOf(times: Relation, id: string): string | null {
  return [...(times.get(id)?.keys() ?? [])][0] ?? null
}

function idsOf(relation: Relation): string[] {
  return [...relation.values()].flatMap((targets) => [...targets.keys()])
}
