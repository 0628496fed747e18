import type { LineageGap, LineageGraph, LineageNode } from '../../facts/types.ts'

/** The lineage of one system, as it is drawn. */
export interface LineageReport {
  /** Id of the system. */
  system: string
  graph: LineageGraph
  problems: readonly Problem[]
}

/** A cycle, gap or orphan. */
export interface Problem {
  /** Ids of nodes. */
  nodes: readonly string[]
  message: string
  path: string
  line: number
}

export interface LineageOptions {
  color?: boolean
  columns?: number
}

export type RenderLineage = (report: LineageReport, options: LineageOptions) => string

/** Every cycle, gap and orphan of a graph with its pointer, in the order in which they are told. */
export function problemsOf({
  cycles,
  gaps,
  orphans,
  nodes,
}: LineageGraph): (Pick<Problem, 'nodes' | 'message'> & { pointer: string })[] {
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]))
  const named = (id: string) => names.get(id) ?? id
  return [
    ...cycles.map((cycle) => ({ ...cycle, message: cycleMessage(cycle.nodes.map(named), cycle.length) })),
    ...gaps.map(({ kind, node, pointer }) => ({
      nodes: [node],
      pointer,
      message: `${named(node)} ${GAPS[kind]}`,
    })),
    ...orphans.map(({ node, pointer }) => ({
      nodes: [node],
      pointer,
      message: `${named(node)} stands alone: nothing says what it was made of or what was made of it.`,
    })),
  ]
}

const GAPS: Readonly<Record<LineageGap['kind'], string>> = {
  'no-source': 'is used, but nothing made it and no source is declared.',
  'no-training-data': 'has no training data: no dataset leads to it.',
  'no-finished-run': 'was made only by runs that are not known to have finished.',
}

/** Names of one cycle that its message holds. */
const CYCLE_NAMES = 5

function cycleMessage(names: readonly string[], length: number): string {
  const told = names.slice(0, CYCLE_NAMES).join(', ')
  const more = length - Math.min(names.length, CYCLE_NAMES)
  const rest = more > 0 ? ` and ${more} more` : ''
  return length === 1 ? `${told} is made of itself.` : `A cycle: ${told}${rest} are made of each other.`
}

/** A name as people know the thing. */
function nameOf({ kind, name }: Pick<LineageNode, 'kind' | 'name'>): string {
  return kind === 'run' ? `the run ${name}` : name
}
