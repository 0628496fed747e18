import type {
  LineageEdge,
  LineageGraph,
  LineageNode,
  LineageNodeKind,
  LineageRelation,
} from '../../facts/types.ts'
import { count } from '../wording.ts'
import type { LineageReport } from './report.ts'

/** What is drawn, whatever the format: boxes, and arrows from what was there first to what was made of it. */
export interface Picture {
  title: string
  boxes: readonly Box[]
  arrows: readonly Arrow[]
  /** Nodes of the graph that are not drawn. */
  left_out: number
}

export interface Box {
  /** `n0`, `n1`, ...: safe in every format. */
  key: string
  kind: LineageNodeKind
  name: string
  /** Short remarks below the name. */
  remarks: readonly string[]
  /** It is part of a cycle or gap. */
  flawed: boolean
}

export interface Arrow {
  /** Keys of boxes. */
  from: string
  to: string
  /** Empty where the boxes say it: what a run read and wrote. */
  label: string
  /** Said of the model by a card or an SBOM, and not recorded by a run. */
  stated: boolean
}

/** Nobody sees anything in a larger picture, and laying it out takes more than linear time. */
export const BOXES_LIMIT = 250

/** Arrows that Mermaid accepts without being configured (`maxEdges`). */
export const ARROWS_LIMIT = 500

/** Names are cut in the middle: both of their ends tell. */
const NAME_LIMIT = 48

/**
 * The picture of a graph. Code and parameters that no run made are told in the box of the run that used them. Of a
 * large graph the part around its models is drawn.
 */
export function pictureOf({ system, graph, problems }: LineageReport, limit: number = BOXES_LIMIT): Picture {
  const folded = foldedInto(graph)
  const flawed = new Set(problems.flatMap(({ nodes }) => nodes))
  const shown = chosen(graph, folded, limit)
  const keys = new Map(shown.map(({ id }, index) => [id, `n${index}`]))
  const boxes = shown.map((node, index) => ({
    key: `n${index}`,
    kind: node.kind,
    name: shortened(node.name),
    remarks: remarksOf(node, folded),
    flawed: flawed.has(node.id),
  }))
  const arrows = graph.edges
    .flatMap(({ from, relation, to }) => {
      const [newer, older] = [keys.get(from), keys.get(to)]
      return newer === undefined || older === undefined
        ? []
        : [{ from: older, to: newer, ...ARROWS[relation] }]
    })
    .slice(0, ARROWS_LIMIT)
  const hidden = graph.nodes.filter(({ id }) => !keys.has(id) && !folded.of.has(id)).length
  return { title: `Lineage of ${system}`, boxes, arrows, left_out: hidden + graph.left_out.nodes }
}

const ARROWS: Readonly<Record<LineageRelation, Pick<Arrow, 'label' | 'stated'>>> = {
  used: { label: '', stated: false },
  'was-generated-by': { label: '', stated: false },
  'was-derived-from': { label: 'made into', stated: false },
  'part-of': { label: 'holds', stated: false },
  'trained-on': { label: 'trained', stated: true },
  'evaluated-on': { label: 'evaluated', stated: true },
  'based-on': { label: 'base of', stated: true },
}

interface Folded {
  /** Ids of nodes that have no box. */
  of: ReadonlySet<string>
  /** By the id of a run: kinds of what is told in its box. */
  into: ReadonlyMap<string, readonly LineageNodeKind[]>
}

/** Code and parameters that runs only read. */
function foldedInto({ nodes, edges }: LineageGraph): Folded {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const isSide = (id: string) => kinds.get(id) === 'code' || kinds.get(id) === 'parameters'
  const kept = new Set(edges.flatMap(({ from, relation, to }) => (relation === 'used' ? [from] : [from, to])))
  const uses = edges.filter(({ relation, to }) => relation === 'used' && isSide(to) && !kept.has(to))
  const into = new Map<string, LineageNodeKind[]>()
  for (const { from, to } of uses) {
    const known = into.get(from)
    const kind = kinds.get(to) ?? 'unknown'
    if (known) known.push(kind)
    else into.set(from, [kind])
  }
  return { of: new Set(uses.map(({ to }) => to)), into }
}

function remarksOf({ id, kind, finished }: LineageNode, { into }: Folded): string[] {
  if (kind !== 'run') return []
  const folded = into.get(id) ?? []
  const code = folded.filter((each) => each === 'code').length
  const parameters = folded.length - code
  return [
    ...(finished === true ? [] : ['not finished']),
    ...(code > 0 ? [count(code, 'code file')] : []),
    ...(parameters > 0 ? [count(parameters, 'parameter file')] : []),
  ]
}

/** The nodes that have boxes, in the order of the graph: all, or those nearest to the models. */
function chosen(
  { nodes, edges }: LineageGraph,
  { of: hidden }: Folded,
  limit: number,
): readonly LineageNode[] {
  const all = nodes.filter(({ id }) => !hidden.has(id))
  if (all.length <= limit) return all
  const neighbours = neighboursOf(edges)
  const reached = new Set<string>()
  // From the models outwards, and then from whatever is left.
  for (const start of [...all.filter(({ kind }) => kind === 'model'), ...all]) {
    const queue = reached.has(start.id) ? [] : [start.id]
    for (let index = 0; index < queue.length && reached.size < limit; index++) {
      const id = queue[index]
      if (id === undefined || hidden.has(id) || reached.has(id)) continue
      reached.add(id)
      queue.push(...(neighbours.get(id) ?? []))
    }
    if (reached.size >= limit) break
  }
  return all.filter(({ id }) => reached.has(id))
}

function neighboursOf(edges: readonly LineageEdge[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (a: string, b: string) => {
    const known = found.get(a)
    if (known) known.push(b)
    else found.set(a, [b])
  }
  for (const { from, to } of edges) {
    add(from, to)
    add(to, from)
  }
  return found
}

function shortened(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= NAME_LIMIT) return name
  const half = (NAME_LIMIT - 1) / 2
  return `${characters.slice(0, Math.ceil(half)).join('')}…${characters.slice(-Math.floor(half)).join('')}`
}
