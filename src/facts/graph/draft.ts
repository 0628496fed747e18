import { nameKey } from '../names.ts'
import type { LineageNode, LineageNodeKind, LineageRelation } from '../types.ts'

/** A node while the graph is made. */
export interface DraftNode {
  readonly number: number
  readonly name: string
  kind: LineageNodeKind
  file: string | null
  finished: boolean | null
  /** An artifact says where it comes from. */
  sourced: boolean
  /** It is one of `datasets` or `models`, which say what it is. */
  joined: boolean
  readonly pointers: string[]
}

export interface DraftEdge {
  readonly from: number
  readonly relation: LineageRelation
  readonly to: number
  readonly pointer: string
}

export interface Statement {
  kind: LineageNodeKind
  name: string
  pointer: string
  /** Path in the tree, whether the file is there or kept elsewhere. */
  paths?: readonly string[]
  /** Other names; `name` need not be among them. */
  aliases?: readonly string[]
  file?: string | null
  sourced?: boolean
  joined?: boolean
}

/** Records of one node that are kept. */
const POINTERS_LIMIT = 10

/** OpenLineage calls everything a dataset that is not called a model; other formats say more. */
const TELLING: Readonly<Record<LineageNodeKind, number>> = {
  unknown: 0,
  dataset: 1,
  code: 2,
  parameters: 2,
  metric: 2,
  model: 3,
  run: 4,
}

/** The graph while it is made: what artifacts say, joined by names and paths. */
export class Draft {
  readonly nodes: DraftNode[] = []
  readonly edges: DraftEdge[] = []
  readonly #byKey = new Map<string, DraftNode>()
  readonly #said = new Set<string>()
  /** Runs that made a node, by numbers. */
  readonly #makers = new Map<number, number[]>()

  /** The node of a dataset, model or file: one that is known by one of the names or paths, or else a new one. */
  entity(statement: Statement): DraftNode {
    const { kind, name, pointer, file = null, sourced = false, joined = false } = statement
    const keys = keysOf(statement)
    const known = keys.map((key) => this.#byKey.get(key)).find((node) => node !== undefined)
    const node = known ?? this.#create(kind, name, null)
    if (!node.joined && (joined || TELLING[kind] > TELLING[node.kind])) node.kind = kind
    node.file ??= file
    node.sourced ||= sourced
    node.joined ||= joined
    note(node, pointer)
    for (const key of keys) if (!this.#byKey.has(key)) this.#byKey.set(key, node)
    return node
  }

  /** A new model of the system: two of one name are two. */
  model(statement: Statement): DraftNode {
    const node = this.#create('model', statement.name, null)
    node.joined = true
    node.file = statement.file ?? null
    note(node, statement.pointer)
    for (const key of keysOf(statement)) if (!this.#byKey.has(key)) this.#byKey.set(key, node)
    return node
  }

  run(name: string): DraftNode {
    return this.#create('run', name, false)
  }

  edge(from: DraftNode, relation: LineageRelation, to: DraftNode, pointer: string): void {
    const key = `${from.number} ${relation} ${to.number}`
    if (this.#said.has(key)) return
    this.#said.add(key)
    this.edges.push({ from: from.number, relation, to: to.number, pointer })
    if (relation !== 'was-generated-by') return
    const makers = this.#makers.get(from.number)
    if (makers) makers.push(to.number)
    else this.#makers.set(from.number, [to.number])
  }

  /** Does a run that made the one say that it used the other? */
  isMadeOf(made: DraftNode, used: DraftNode): boolean {
    const runs = this.#makers.get(made.number) ?? []
    return runs.some((run) => this.#said.has(`${run} used ${used.number}`))
  }

  #create(kind: LineageNodeKind, name: string, finished: boolean | null): DraftNode {
    const number = this.nodes.length
    const node: DraftNode = {
      number,
      kind,
      name,
      file: null,
      finished,
      sourced: false,
      joined: false,
      pointers: [],
    }
    this.nodes.push(node)
    return node
  }
}

export function note(node: DraftNode, pointer: string): void {
  if (node.pointers.length < POINTERS_LIMIT && !node.pointers.includes(pointer)) node.pointers.push(pointer)
}

/** A dataset and a model of one name are two things, but one path is one file. */
function keysOf({ kind, name, paths = [], aliases = [] }: Statement): string[] {
  const room = kind === 'model' ? 'model' : 'data'
  return [
    ...paths.map((path) => `path ${path}`),
    ...[name, ...aliases].map((each) => `${room} ${nameKey(each)}`),
  ]
}

/** The nodes as facts, each with an id of its own. */
export function publish(nodes: readonly DraftNode[]): LineageNode[] {
  const ids = new Set<string>()
  const numbers = new Map<string, number>()
  return nodes.map(({ kind, name, file, finished, pointers }) => {
    const plain = `${kind}:${name}`
    let number = numbers.get(plain) ?? 1
    let id = number === 1 ? plain : `${plain}#${number}`
    while (ids.has(id)) id = `${plain}#${++number}`
    numbers.set(plain, number + 1)
    ids.add(id)
    return { id, kind, name, file, finished, pointers }
  })
}
