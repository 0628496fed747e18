import { listOf, member, textOf } from '../../../data.ts'

/** `from` TYPE `to`, in the direction in which facts speak of it. */
export interface Relationship {
  readonly from: string
  readonly type: string
  readonly to: string
  /** In the document's list. */
  readonly index: number
}

/** What is said from the other end, and what it says from this one. */
const REVERSED: ReadonlyMap<string, string> = new Map([
  ['DESCRIBED_BY', 'DESCRIBES'],
  ['CONTAINED_BY', 'CONTAINS'],
  ['ANCESTOR_OF', 'DESCENDANT_OF'],
  ['DEPENDENCY_OF', 'DEPENDS_ON'],
  ['BUILD_DEPENDENCY_OF', 'DEPENDS_ON'],
  ['DEV_DEPENDENCY_OF', 'DEPENDS_ON'],
  ['OPTIONAL_DEPENDENCY_OF', 'DEPENDS_ON'],
  ['PROVIDED_DEPENDENCY_OF', 'DEPENDS_ON'],
  ['RUNTIME_DEPENDENCY_OF', 'DEPENDS_ON'],
  ['TEST_DEPENDENCY_OF', 'DEPENDS_ON'],
  ['PREREQUISITE_FOR', 'DEPENDS_ON'],
  ['GENERATES', 'GENERATED_FROM'],
  ['DATA_FILE_OF', 'HAS_DATA_FILE'],
])

const SAME: ReadonlyMap<string, string> = new Map([
  ['HAS_PREREQUISITE', 'DEPENDS_ON'],
  ['DYNAMIC_LINK', 'DEPENDS_ON'],
  ['STATIC_LINK', 'DEPENDS_ON'],
])

/** The relationships of a document (SPDX 2.3, 11.1), `documentDescribes` and `hasFiles` among them, by their subject. */
export class Relationships {
  readonly #byType = new Map<string, Map<string, Relationship[]>>()

  constructor(document: unknown) {
    const id = textOf(member(document, 'SPDXID')) ?? 'SPDXRef-DOCUMENT'
    for (const described of listOf(member(document, 'documentDescribes'))) {
      const to = textOf(described)
      if (to !== null) this.#add({ from: id, type: 'DESCRIBES', to, index: -1 })
    }
    for (const held of listOf(member(document, 'packages'))) {
      const from = textOf(member(held, 'SPDXID'))
      for (const file of listOf(member(held, 'hasFiles'))) {
        const to = textOf(file)
        if (from !== null && to !== null) this.#add({ from, type: 'CONTAINS', to, index: -1 })
      }
    }
    for (const [index, stated] of listOf(member(document, 'relationships')).entries()) {
      const from = textOf(member(stated, 'spdxElementId'))
      const to = textOf(member(stated, 'relatedSpdxElement'))
      const type = textOf(member(stated, 'relationshipType'))?.toUpperCase()
      if (from === null || to === null || type === undefined) continue
      const reversed = REVERSED.get(type)
      if (reversed !== undefined) this.#add({ from: to, type: reversed, to: from, index })
      else this.#add({ from, type: SAME.get(type) ?? type, to, index })
    }
  }

  /** What `from` has this relationship to, each once, in the order of the document. */
  to(type: string, from: string | null): string[] {
    const stated = from === null ? undefined : this.#byType.get(type)?.get(from)
    return [...new Set((stated ?? []).map(({ to }) => to))]
  }

  /** All of one kind, by what they are about. */
  all(type: string): ReadonlyMap<string, readonly Relationship[]> {
    return this.#byType.get(type) ?? new Map()
  }

  #add(relationship: Relationship): void {
    const { type, from } = relationship
    const ofType = this.#byType.get(type) ?? new Map<string, Relationship[]>()
    this.#byType.set(type, ofType)
    const known = ofType.get(from)
    if (known === undefined) ofType.set(from, [relationship])
    else known.push(relationship)
  }
}
