import type { LineageEdge, LineageNode, LineageRelation } from '../../facts/types.ts'
import { forTerminal } from '../neutralise.ts'
import { type Terminal, terminal } from '../text/terminal.ts'
import { count } from '../wording.ts'
import type { LineageReport, RenderLineage } from './report.ts'

/** Steps back that a tree shows: a person follows no more, and each takes room on the line. */
const DEPTH_LIMIT = 24

const LINES_LIMIT = 1_000

/** What each model was made of, as a tree; then whatever else there is, and what is wrong. */
export const renderText: RenderLineage = (report, options) => {
  const tree = new Tree(report, terminal(options))
  return `${[...tree.lines(), ...problemLines(report, terminal(options)), conclusion(report)].join('\n')}\n`
}

/** A node's past as branches. What stands in two places is told once, and pointed at from the other. */
class Tree {
  readonly #report: LineageReport
  readonly #terminal: Terminal
  readonly #nodes: ReadonlyMap<string, LineageNode>
  readonly #past = new Map<string, LineageEdge[]>()
  readonly #shown = new Set<string>()
  readonly #lines: string[] = []
  #left = 0

  constructor(report: LineageReport, to: Terminal) {
    this.#report = report
    this.#terminal = to
    this.#nodes = new Map(report.graph.nodes.map((node) => [node.id, node]))
    for (const edge of report.graph.edges) {
      const known = this.#past.get(edge.from)
      if (known) known.push(edge)
      else this.#past.set(edge.from, [edge])
    }
  }

  lines(): readonly string[] {
    for (const root of this.#roots()) {
      if (this.#shown.has(root.id)) continue
      this.#add(this.#title(root))
      this.#branches(root, '', 1)
      this.#add('')
    }
    if (this.#left > 0) {
      this.#lines.push(`${count(this.#left, 'more line')}: see modelward lineage --format json`, '')
    }
    return this.#lines
  }

  /** Models first, then what nothing was made of, and what only goes round in circles. */
  *#roots(): Generator<LineageNode> {
    const { nodes, edges } = this.#report.graph
    const used = new Set(edges.map(({ to }) => to))
    const bases = new Set(edges.flatMap(({ relation, to }) => (relation === 'based-on' ? [to] : [])))
    yield* nodes.filter(({ id, kind }) => kind === 'model' && !bases.has(id) && this.#past.has(id))
    yield* nodes.filter(({ id }) => !used.has(id))
    yield* nodes
  }

  #branches(node: LineageNode, indent: string, depth: number): void {
    this.#shown.add(node.id)
    const branches = this.#branchesOf(node)
    for (const [index, { words, target }] of branches.entries()) {
      const isLast = index === branches.length - 1
      const head = `${indent}${isLast ? '└─ ' : '├─ '}`
      const below = `${indent}${isLast ? '   ' : '│  '}`
      if (target === null) {
        this.#add(`${head}${words}`)
        continue
      }
      const known = this.#shown.has(target.id)
      const goesOn = this.#past.has(target.id)
      const note = known && goesOn ? ' (above)' : depth >= DEPTH_LIMIT && goesOn ? ' …' : ''
      this.#add(`${head}${words} ${this.#title(target)}${this.#dim(note)}`)
      if (known) continue
      if (depth >= DEPTH_LIMIT) this.#shown.add(target.id)
      else this.#branches(target, below, depth + 1)
    }
  }

  /** Code and parameters of one run take one line. */
  #branchesOf({ id }: LineageNode): { words: string; target: LineageNode | null }[] {
    const branches: { words: string; target: LineageNode | null }[] = []
    const side: string[] = []
    for (const { relation, to } of this.#past.get(id) ?? []) {
      const target = this.#nodes.get(to)
      if (target === undefined) continue
      const isSide = target.kind === 'code' || target.kind === 'parameters'
      if (relation === 'used' && isSide && !this.#past.has(to)) {
        side.push(forTerminal(target.name))
        this.#shown.add(to)
      } else {
        branches.push({ words: WORDS[relation], target })
      }
    }
    if (side.length > 0) branches.push({ words: `with ${side.join(', ')}`, target: null })
    return branches
  }

  #title({ kind, name, finished }: LineageNode): string {
    const state = finished === false ? 'run, not finished' : kind
    return `${this.#terminal.style(forTerminal(name), 'bold')}${this.#dim(`  ${state}`)}`
  }

  #dim(text: string): string {
    return this.#terminal.style(text, 'dim')
  }

  #add(line: string): void {
    if (this.#lines.length < LINES_LIMIT) this.#lines.push(line)
    else this.#left += 1
  }
}

const WORDS: Readonly<Record<LineageRelation, string>> = {
  used: 'used',
  'was-generated-by': 'made by',
  'was-derived-from': 'made of',
  'part-of': 'part of',
  'trained-on': 'trained on',
  'evaluated-on': 'evaluated on',
  'based-on': 'based on',
}

function problemLines({ problems }: LineageReport, { style, symbols }: Terminal): string[] {
  const lines = problems.slice(0, LINES_LIMIT).map(({ message, path, line }) => {
    const place = style(`${forTerminal(path)}:${line}`, 'dim')
    return `${style(symbols.warning, 'yellow')} ${forTerminal(message)}  ${place}`
  })
  return lines.length === 0 ? [] : [...lines, '']
}

function conclusion({ graph }: LineageReport): string {
  const { nodes, edges, cycles, gaps, orphans, left_out } = graph
  const hidden = left_out.nodes > 0 ? `, and ${count(left_out.nodes, 'node')} left out` : ''
  if (nodes.length === 0)
    return 'No lineage is recorded: no card, SBOM, DVC file or log names a dataset or model.'
  return [
    `${count(nodes.length, 'node')}, ${count(edges.length, 'edge')}${hidden}`,
    count(cycles.length + left_out.cycles, 'cycle'),
    count(gaps.length + left_out.gaps, 'gap'),
    count(orphans.length + left_out.orphans, 'orphan'),
  ].join('; ')
}
