import { quoted } from '../../documents/document.ts'
import type { Pointer } from '../../documents/place.ts'
import { isMapping } from '../data.ts'
import type { Distribution, Resource } from './distribution.ts'
import type { LinkedNode } from './linked-data.ts'

// What mlcroissant, the reference implementation, refuses a description for (version 1.1, structure_graph/nodes).

/** How many faults of one description are told. */
const FAULTS_TOLD = 50

export type Version = '0.8' | '1.0' | '1.1'

const CONFORMS_TO: ReadonlyMap<string, Version> = new Map<string, Version>([
  ['http://mlcommons.org/croissant/0.8', '0.8'],
  ['http://mlcommons.org/croissant/1.0', '1.0'],
  ['http://mlcommons.org/croissant/1.1', '1.1'],
])

/** What the specification requires of a dataset and the reference implementation does without. */
const REQUIRED = ['name', 'description', 'license', 'url', 'creator', 'datePublished'] as const

/** ISO 8601, as far as a date of schema.org goes. */
const DATE =
  /^\d{4}(?:-?\d{2}(?:-?\d{2})?)?(?:[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/

/** Names of Croissant 0.8, which serve as ids. */
const NAME_0_8 = /^[a-zA-Z0-9_.-]{1,255}$/

/** Something that makes the description invalid. */
export interface Fault {
  readonly message: string
  readonly at: Pointer
}

/** The version that a description states in `conformsTo`; 0.8 if it states none, or none that is known. */
export function versionOf(dataset: LinkedNode): Version {
  const stated = dataset.texts('conformsTo').map(({ text }) => CONFORMS_TO.get(text))
  return stated.find((version) => version !== undefined) ?? '0.8'
}

export function missingProperties(dataset: LinkedNode): string[] {
  return REQUIRED.filter((property) => !dataset.has(property))
}

/** What is wrong with a description; none if it is valid. */
export function checkDataset(dataset: LinkedNode, version: Version, distribution: Distribution): Fault[] {
  const checker = new Checker(dataset, version, distribution)
  return checker.check()
}

class Checker {
  readonly #dataset: LinkedNode
  readonly #version: Version
  readonly #distribution: Distribution
  readonly #faults: Fault[] = []
  /** All nodes that can be referred to, by id, with what they are taken from: a field from its parent, others from themselves. */
  readonly #owners = new Map<string, string>()

  constructor(dataset: LinkedNode, version: Version, distribution: Distribution) {
    this.#dataset = dataset
    this.#version = version
    this.#distribution = distribution
  }

  check(): Fault[] {
    this.#checkDataset()
    for (const resource of this.#distribution) this.#note(resource.ref, resource.node, resource.ref)
    const sets = this.#dataset.nodes('recordSet')
    for (const set of sets) this.#noteRecordSet(set)
    for (const resource of this.#distribution) this.#checkResource(resource)
    for (const set of sets) this.#checkRecordSet(set)
    return this.#faults
  }

  #tell(at: Pointer, message: string): void {
    if (this.#faults.length < FAULTS_TOLD) this.#faults.push({ at, message })
  }

  #checkDataset(): void {
    const dataset = this.#dataset
    if (!dataset.types.includes('Dataset'))
      this.#tell(dataset.place('@type'), 'The description has no "@type": "sc:Dataset".')
    const conformsTo = dataset.texts('conformsTo')
    if (conformsTo.length > 0 && !conformsTo.some(({ text }) => CONFORMS_TO.has(text))) {
      const known = [...CONFORMS_TO.keys()].join(', ')
      const given = quoted(conformsTo[0]?.text ?? '')
      this.#tell(
        dataset.place('conformsTo'),
        `conformsTo: ${given} is no known version of Croissant: ${known}.`,
      )
    }
    const [name] = dataset.texts('name')
    if (this.#version === '0.8') {
      if (name === undefined || name.text === '') this.#tell(dataset.at, 'The dataset has no "name".')
      else if (!NAME_0_8.test(name.text)) this.#tell(name.at, `name: ${badName(name.text)}.`)
    }
    for (const property of ['datePublished', 'dateCreated', 'dateModified']) {
      for (const { text, at } of dataset.texts(property)) {
        if (!DATE.test(text)) this.#tell(at, `${property}: ${quoted(text)} is no date of ISO 8601.`)
      }
    }
    for (const value of dataset.values('license')) {
      if (typeof value !== 'string' && !isMapping(value))
        this.#tell(dataset.place('license'), 'license: must be a text, an address or a CreativeWork.')
    }
  }

  #note(id: string | null, node: LinkedNode, owner: string | null): void {
    if (id === null) return
    if (node.id !== null && /\s/.test(node.id))
      this.#tell(node.place('@id'), `The @id ${quoted(node.id)} has white space, which no tool reads.`)
    if (this.#owners.has(id)) this.#tell(node.at, `Two nodes have the id ${quoted(id)}.`)
    this.#owners.set(id, owner ?? id)
  }

  #noteRecordSet(set: LinkedNode): void {
    const id = this.#idOf(set, null)
    this.#note(id, set, id)
    for (const field of set.nodes('field')) {
      const own = this.#idOf(field, id)
      this.#note(own, field, id)
      for (const inner of field.nodes('subField')) this.#note(this.#idOf(inner, own), inner, own)
    }
  }

  /** Up to 0.8 a node is named by its path, from 1.0 on by its `@id`. */
  #idOf(node: LinkedNode, parent: string | null): string | null {
    if (this.#version !== '0.8') return node.id
    const name = node.texts('name')[0]?.text ?? null
    return name === null || parent === null ? name : `${parent}/${name}`
  }

  #checkResource({ kind, node, name, containedIn }: Resource): void {
    const what = `${kind === 'other' ? 'distribution' : kind} ${quoted(name)}`
    if (kind === 'other') {
      this.#tell(node.place('@type'), `${what}: its "@type" must be cr:FileObject or cr:FileSet.`)
      return
    }
    this.#checkName(node, kind)
    const require = (property: string) => {
      if (!node.has(property)) this.#tell(node.at, `${what}: must have ${quoted(property)}.`)
    }
    require('encodingFormat')
    if (kind === 'FileSet') require('includes')
    if (kind === 'FileObject' && containedIn.length === 0) {
      require('contentUrl')
      const isLive = this.#dataset.values('isLiveDataset').includes(true)
      if (!isLive && !node.has('sha256') && !node.has('md5'))
        this.#tell(node.at, `${what}: must have "sha256" or "md5".`)
    }
    for (const id of containedIn) this.#refer(id, node.place('containedIn'), what)
  }

  #checkName(node: LinkedNode, kind: string): void {
    if (this.#version !== '0.8') return
    const [name] = node.texts('name')
    if (name === undefined || name.text === '') this.#tell(node.at, `${kind}: must have "name".`)
    else if (!NAME_0_8.test(name.text)) this.#tell(name.at, `${kind}: ${badName(name.text)}.`)
  }

  #refer(id: string, at: Pointer, what: string): void {
    if (this.#owners.has(id)) return
    this.#tell(at, `${what} refers to ${quoted(id)}, which is not in the file.`)
  }

  #checkRecordSet(set: LinkedNode): void {
    this.#checkName(set, 'RecordSet')
    const id = this.#idOf(set, null)
    const fields = set.nodes('field')
    const rows = set.values('data')
    if (set.has('data')) this.#checkData(set, rows, fields)
    let hasSource = false
    for (const field of fields) {
      this.#checkName(field, 'Field')
      for (const each of [field, ...field.nodes('subField')]) {
        const source = sourceOf(each, 'source', this.#version)
        if (source !== null) this.#refer(source.id, source.at, `Field ${quoted(nameOf(each))}`)
        hasSource ||= source !== null
        const target = sourceOf(each, 'references', this.#version)
        if (target === null) continue
        this.#refer(target.id, target.at, `Field ${quoted(nameOf(each))}`)
        // What refers to a file takes from it.
        hasSource ||= this.#owners.get(target.id) === target.id
      }
    }
    this.#checkJoins(set, fields)
    if (hasSource || rows.length > 0) return
    for (const field of fields) {
      if (field.has('value') || field.has('subField')) continue
      const where = id === null ? '' : ` of ${quoted(id)}`
      this.#tell(field.at, `Field ${quoted(nameOf(field))}${where}: must have "source" or "value".`)
    }
  }

  /** Fields of one record set that come from several places need a field that says how these are joined. */
  #checkJoins(set: LinkedNode, fields: readonly LinkedNode[]): void {
    const found = new Set<string>()
    const joined = new Set<string>()
    for (const field of fields) {
      const from = this.#ownerOf(sourceOf(field, 'source', this.#version))
      const to = this.#ownerOf(sourceOf(field, 'references', this.#version))
      if (from === null) continue
      found.add(from)
      if (to !== null) joined.add(JSON.stringify([from, to].sort()))
    }
    const owners = [...found]
    for (const [index, a] of owners.entries()) {
      for (const b of owners.slice(index + 1)) {
        if (joined.has(JSON.stringify([a, b].sort()))) continue
        const what = `RecordSet ${quoted(nameOf(set))}`
        this.#tell(set.at, `${what} takes from ${quoted(a)} and ${quoted(b)}; no "references" joins them.`)
        return
      }
    }
  }

  #ownerOf(source: { id: string } | null): string | null {
    return source === null ? null : (this.#owners.get(source.id) ?? null)
  }

  /** Each record of `data` has the fields of the record set. */
  #checkData(set: LinkedNode, rows: readonly unknown[], fields: readonly LinkedNode[]): void {
    const key = (field: LinkedNode) =>
      this.#version === '0.8' ? (field.texts('name')[0]?.text ?? null) : field.id
    const expected = new Set(fields.map(key))
    if (rows.length === 0) this.#tell(set.place('data'), 'data: must not be empty.')
    for (const [index, row] of rows.entries()) {
      if (!isMapping(row)) {
        this.#tell(set.place('data'), 'data: must be a list of objects.')
        return
      }
      const keys = Object.keys(row)
      if (keys.length === expected.size && keys.every((each) => expected.has(each))) continue
      this.#tell(set.place('data'), `data: record ${index} has other keys than the record set has fields.`)
      return
    }
  }
}

function nameOf(node: LinkedNode): string {
  return node.id ?? node.texts('name')[0]?.text ?? ''
}

function badName(name: string): string {
  return name.length > 255
    ? `${quoted(name)} is longer than 255 characters`
    : `${quoted(name)} has characters other than letters, digits, "-", "_" and "."`
}

/** What a field takes its values from. */
function sourceOf(
  field: LinkedNode,
  property: 'source' | 'references',
  version: Version,
): { id: string; at: Pointer } | null {
  const kinds = version === '0.8' ? ['field', 'distribution'] : ['field', 'fileObject', 'fileSet']
  for (const source of field.nodes(property)) {
    for (const kind of kinds) {
      const [named] = source.texts(kind)
      if (named !== undefined) return { id: named.text, at: named.at }
      const [node] = source.nodes(kind)
      if (node?.id) return { id: node.id, at: source.place(kind) }
    }
  }
  return null
}
