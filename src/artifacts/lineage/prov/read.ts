import { parseJson } from '../../../documents/json.ts'
import type { Pointer } from '../../../documents/place.ts'
import { decodeText } from '../../../documents/text.ts'
import { isMapping, type Mapping, member } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Reading, Source } from '../../reader.ts'
import { LineageCollector } from '../collector.ts'
import { addEntities, addRuns } from './facts.ts'
import { Prefixes, statementsOf, textsOf } from './values.ts'

/** A thing that the document speaks of: an entity, activity or agent. */
export interface Thing {
  readonly id: string
  /** As it is written. */
  readonly name: string
  readonly at: Pointer
  /** What is stated of it; several statements may add up. */
  readonly attributes: { readonly statement: Mapping; readonly at: Pointer }[]
}

/** Entities and activities with what the relations say of them, all by id. */
export interface ProvGraph {
  readonly entities: Map<string, Thing>
  readonly activities: Map<string, Thing>
  readonly agents: Map<string, Thing>
  /** activity → entity → where it is said. */
  readonly used: Relation
  readonly generated: Relation
  /** entity → entity */
  readonly derived: Relation
  readonly members: Relation
  readonly alternates: Relation
  /** entity or activity → agent */
  readonly attributed: Relation
  /** activity or entity → time */
  readonly started: Relation
  readonly ended: Relation
  readonly made: Relation
  /** Entities that are plans: what an agent followed. */
  readonly plans: Set<string>
}

/** Pairs, each with its first place. */
export type Relation = Map<string, Map<string, Pointer>>

/** Reads a W3C PROV-JSON document: activities are runs, entities are datasets, agents are names. */
export function readProv(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const document = parseJson(text)
  const collector = new LineageCollector(source, 'prov-json', document)
  collector.problems([...problems, ...document.problems])
  if (isMapping(document.value)) {
    const walk = new Walk(source.path, collector)
    walk.document(document.value, [], undefined)
    addEntities(walk.graph, source, collector)
    addRuns(walk.graph, collector)
    const { entities, activities, agents } = walk.graph
    if (agents.size > 0 && entities.size + activities.size === 0)
      collector.tell('unsupported', [], 'The document names agents, and nothing that they did or made.')
  } else if (document.value !== undefined) {
    collector.tell('malformed', [], 'The document is not an object.', { extent: 'file' })
  }
  return collector.reading('holds no PROV statement')
}

class Walk {
  readonly graph: ProvGraph = {
    entities: new Map(),
    activities: new Map(),
    agents: new Map(),
    used: new Map(),
    generated: new Map(),
    derived: new Map(),
    members: new Map(),
    alternates: new Map(),
    attributed: new Map(),
    started: new Map(),
    ended: new Map(),
    made: new Map(),
    plans: new Set(),
  }
  readonly #path: string
  readonly #collector: LineageCollector

  constructor(path: string, collector: LineageCollector) {
    this.#path = path
    this.#collector = collector
  }

  document(document: Mapping, at: Pointer, outer: Prefixes | undefined): void {
    const prefixes = new Prefixes(member(document, 'prefix'), outer)
    for (const [section, kind] of [
      ['entity', 'entities'],
      ['activity', 'activities'],
      ['agent', 'agents'],
    ] as const) {
      this.#each(document, section, at, (name, statement, place) => {
        this.#thing(kind, name, place, prefixes).attributes.push({ statement, at: place })
      })
    }
    for (const relation of Object.keys(RELATIONS)) {
      this.#each(document, relation, at, (_, statement, place) => {
        RELATIONS[relation]?.(new Statement(this, statement, place, prefixes))
      })
    }
    // Bundles hold no bundles.
    if (outer === undefined) {
      this.#each(document, 'bundle', at, (_, bundle, place) => this.document(bundle, place, prefixes))
    }
  }

  refer(
    kind: 'entities' | 'activities' | 'agents',
    name: string | null,
    at: Pointer,
    prefixes: Prefixes,
  ): string | null {
    return name === null ? null : this.#thing(kind, name, at, prefixes).id
  }

  #each(
    document: Mapping,
    section: string,
    at: Pointer,
    visit: (name: string, statement: Mapping, at: Pointer) => void,
  ): void {
    const found = member(document, section)
    if (found === undefined) return
    if (!isMapping(found)) {
      this.#collector.tell('malformed', [...at, section], `"${section}" is not an object.`)
      return
    }
    for (const [name, value] of Object.entries(found)) {
      for (const { statement, segment } of statementsOf(value)) {
        const place = [...at, section, name, ...segment]
        if (isMapping(statement)) visit(name, statement, place)
        else this.#collector.tell('malformed', place, 'The statement is not an object.')
      }
    }
  }

  #thing(kind: 'entities' | 'activities' | 'agents', name: string, at: Pointer, prefixes: Prefixes): Thing {
    // A blank node is of this file alone.
    const id = name.startsWith('_:') ? `${this.#path}#${name}` : prefixes.expand(name)
    const known = this.graph[kind].get(id)
    if (known !== undefined) return known
    const thing: Thing = { id, name, at, attributes: [] }
    this.graph[kind].set(id, thing)
    return thing
  }
}

/** One statement of a relation. */
class Statement {
  readonly graph: ProvGraph
  readonly at: Pointer
  readonly #walk: Walk
  readonly #statement: Mapping
  readonly #prefixes: Prefixes

  constructor(walk: Walk, statement: Mapping, at: Pointer, prefixes: Prefixes) {
    this.graph = walk.graph
    this.#walk = walk
    this.#statement = statement
    this.at = at
    this.#prefixes = prefixes
  }

  entity(role: string): string | null {
    return this.#refer('entities', role)
  }

  activity(role = 'activity'): string | null {
    return this.#refer('activities', role)
  }

  agent(role: string): string | null {
    return this.#refer('agents', role)
  }

  get time(): string | null {
    return tellingText(this.#texts('time')[0])
  }

  /** Entities of a role that may have several. */
  entities(role: string): string[] {
    return this.#texts(role).flatMap(
      (name) => this.#walk.refer('entities', name, this.at, this.#prefixes) ?? [],
    )
  }

  add(relation: Relation, from: string | null, to: string | null): void {
    if (from === null || to === null) return
    const known = relation.get(from)
    if (known === undefined) relation.set(from, new Map([[to, this.at]]))
    else if (!known.has(to)) known.set(to, this.at)
  }

  #refer(kind: 'entities' | 'activities' | 'agents', role: string): string | null {
    return this.#walk.refer(kind, this.#texts(role)[0] ?? null, this.at, this.#prefixes)
  }

  #texts(role: string): string[] {
    return textsOf(member(this.#statement, `prov:${role}`))
  }
}

/** What each relation of PROV-DM says of entities, activities and agents; the roles are those of PROV-JSON, section 3. */
const RELATIONS: Readonly<Record<string, (said: Statement) => void>> = {
  used(said) {
    said.add(said.graph.used, said.activity(), said.entity('entity'))
  },
  wasGeneratedBy(said) {
    const entity = said.entity('entity')
    said.add(said.graph.generated, said.activity(), entity)
    said.add(said.graph.made, entity, said.time)
  },
  wasDerivedFrom(said) {
    const [made, from] = [said.entity('generatedEntity'), said.entity('usedEntity')]
    const activity = said.activity()
    said.add(said.graph.derived, made, from)
    said.add(said.graph.generated, activity, made)
    said.add(said.graph.used, activity, from)
  },
  specializationOf(said) {
    said.add(said.graph.derived, said.entity('specificEntity'), said.entity('generalEntity'))
  },
  mentionOf(said) {
    said.add(said.graph.derived, said.entity('specificEntity'), said.entity('generalEntity'))
  },
  alternateOf(said) {
    const [one, other] = [said.entity('alternate1'), said.entity('alternate2')]
    said.add(said.graph.alternates, one, other)
    said.add(said.graph.alternates, other, one)
  },
  hadMember(said) {
    const collection = said.entity('collection')
    for (const entity of said.entities('entity')) said.add(said.graph.members, entity, collection)
  },
  wasAttributedTo(said) {
    said.add(said.graph.attributed, said.entity('entity'), said.agent('agent'))
  },
  wasAssociatedWith(said) {
    const [activity, plan] = [said.activity(), said.entity('plan')]
    said.add(said.graph.attributed, activity, said.agent('agent'))
    said.add(said.graph.used, activity, plan)
    if (plan !== null) said.graph.plans.add(plan)
  },
  actedOnBehalfOf(said) {
    const activity = said.activity()
    for (const role of ['delegate', 'responsible'])
      said.add(said.graph.attributed, activity, said.agent(role))
  },
  wasStartedBy(said) {
    const activity = said.activity()
    said.add(said.graph.started, activity, said.time)
    said.add(said.graph.used, activity, said.entity('trigger'))
    said.activity('starter')
  },
  wasEndedBy(said) {
    const activity = said.activity()
    said.add(said.graph.ended, activity, said.time)
    said.entity('trigger')
    said.activity('ender')
  },
  wasInvalidatedBy(said) {
    said.entity('entity')
    said.activity()
  },
  wasInformedBy(said) {
    said.activity('informed')
    said.activity('informant')
  },
  // Of what kind the two are, the relation does not say.
  wasInfluencedBy() {},
}
