import type { LineageCycle, LineageGap, LineageGraph, LineageNode, LineageOrphan } from '../types.ts'
import { type Draft, type DraftEdge, type DraftNode, publish } from './draft.ts'
import { strongComponents } from './strong-components.ts'

/** What a policy is given: with the runs and datasets themselves it has to stay below `MAX_INPUT_BYTES`. */
const GRAPH_LIMITS = { nodes: 20_000, edges: 60_000, cycles: 1_000, gaps: 1_000, orphans: 1_000 }

/** Nodes of one cycle that are named. */
const CYCLE_NODES_LIMIT = 100

/** Makes facts of the draft, and finds what is wrong with it. What is beyond the limits is counted, and judged too. */
export function finish({ nodes, edges }: Draft): LineageGraph {
  const published = publish(nodes)
  const links = new Links(nodes.length, edges)
  const all = {
    cycles: cyclesOf(links, published),
    gaps: gapsOf(nodes, links, published),
    orphans: orphansOf(nodes, links, published),
  }
  const kept = published.slice(0, GRAPH_LIMITS.nodes)
  const inside = ({ from, to }: DraftEdge) => from < kept.length && to < kept.length
  const named = edges
    .filter(inside)
    .slice(0, GRAPH_LIMITS.edges)
    .map(({ from, relation, to, pointer }) => ({
      from: published[from]?.id ?? '',
      relation,
      to: published[to]?.id ?? '',
      pointer,
    }))
  const cut = {
    cycles: all.cycles.slice(0, GRAPH_LIMITS.cycles),
    gaps: all.gaps.slice(0, GRAPH_LIMITS.gaps),
    orphans: all.orphans.slice(0, GRAPH_LIMITS.orphans),
  }
  return {
    nodes: kept,
    edges: named,
    ...cut,
    left_out: {
      nodes: nodes.length - kept.length,
      edges: edges.length - named.length,
      cycles: all.cycles.length - cut.cycles.length,
      gaps: all.gaps.length - cut.gaps.length,
      orphans: all.orphans.length - cut.orphans.length,
    },
  }
}

/** Edges by the numbers of their nodes. */
class Links {
  /** What each node rests on. */
  readonly past: readonly DraftEdge[][]
  /** What rests on each node. */
  readonly future: readonly DraftEdge[][]

  constructor(size: number, edges: readonly DraftEdge[]) {
    this.past = Array.from({ length: size }, () => [])
    this.future = Array.from({ length: size }, () => [])
    for (const edge of edges) {
      this.past[edge.from]?.push(edge)
      this.future[edge.to]?.push(edge)
    }
  }
}

/** What a model is measured by did not make it. */
function isMaking({ relation }: DraftEdge): boolean {
  return relation !== 'evaluated-on'
}

function cyclesOf({ past }: Links, nodes: readonly LineageNode[]): LineageCycle[] {
  const successors = past.map((edges) => edges.filter(isMaking).map(({ to }) => to))
  return strongComponents(successors).map((component) => {
    const members = component.flatMap((number) => nodes[number] ?? [])
    return {
      nodes: members.slice(0, CYCLE_NODES_LIMIT).map(({ id }) => id),
      length: members.length,
      pointer: members[0]?.pointers[0] ?? '',
    }
  })
}

function gapsOf(drafts: readonly DraftNode[], links: Links, nodes: readonly LineageNode[]): LineageGap[] {
  const fromData = reachedFromDatasets(drafts, links)
  const gaps: LineageGap[] = []
  for (const draft of drafts) {
    const past = links.past[draft.number] ?? []
    const makers = past.filter(({ relation }) => relation === 'was-generated-by')
    const add = (kind: LineageGap['kind'], pointer = draft.pointers[0]) =>
      gaps.push({ kind, node: nodes[draft.number]?.id ?? '', pointer: pointer ?? '' })

    const isData = draft.kind === 'dataset' || draft.kind === 'model'
    const use = (links.future[draft.number] ?? []).find(({ relation }) => relation === 'used')
    if (isData && use !== undefined && !draft.sourced && !past.some(isMaking)) add('no-source', use.pointer)
    const isMade = draft.joined || makers.length > 0
    if (draft.kind === 'model' && isMade && !fromData[draft.number]) add('no-training-data')
    if (makers.length > 0 && makers.every(({ to }) => drafts[to]?.finished === false)) {
      add('no-finished-run', makers[0]?.pointer)
    }
  }
  return gaps
}

/** Which nodes some dataset leads to. */
function reachedFromDatasets(drafts: readonly DraftNode[], { future }: Links): Uint8Array {
  const reached = new Uint8Array(drafts.length)
  const open = drafts.filter(({ kind }) => kind === 'dataset').map(({ number }) => number)
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    for (const edge of future[number] ?? []) {
      if (reached[edge.from] === 1 || !isMaking(edge)) continue
      reached[edge.from] = 1
      open.push(edge.from)
    }
  }
  return reached
}

function orphansOf(
  drafts: readonly DraftNode[],
  { past, future }: Links,
  nodes: readonly LineageNode[],
): LineageOrphan[] {
  return drafts.flatMap(({ number, kind, pointers: [pointer = ''] }) => {
    const isAlone = past[number]?.length === 0 && future[number]?.length === 0
    const counts = kind === 'dataset' || kind === 'model'
    return isAlone && counts ? [{ node: nodes[number]?.id ?? '', pointer }] : []
  })
}
