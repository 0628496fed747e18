import { Graph, layout } from '@dagrejs/dagre'
import type { Arrow, Box, Picture } from './picture.ts'

export interface Point {
  x: number
  y: number
}

/** Places in CSS pixels, from the top left. */
export interface Layout {
  width: number
  height: number
  boxes: readonly { box: Box; x: number; y: number; width: number; height: number }[]
  arrows: readonly { arrow: Arrow; points: readonly Point[]; label: Point | null }[]
}

export const LINE_HEIGHT = 18
const PADDING = 14
const CHARACTER = 7.4
const NARROWEST = 110
const MARGIN = 24

/** In layers, from the left to the right, as data flows. */
export function layoutOf({ boxes, arrows }: Picture): Layout {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: 56, edgesep: 14, marginx: MARGIN, marginy: MARGIN })
  for (const box of boxes) graph.setNode(box.key, sizeOf(box))
  for (const [index, { from, to, label }] of arrows.entries()) {
    const size =
      label === '' ? { width: 0, height: 0 } : { width: label.length * 6.5 + 8, height: LINE_HEIGHT }
    graph.setEdge(from, to, { ...size, labelpos: 'c' }, String(index))
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width: round(width),
    height: round(height),
    boxes: boxes.map((box) => {
      const placed = graph.node(box.key)
      const size = sizeOf(box)
      return { box, x: round(placed.x - size.width / 2), y: round(placed.y - size.height / 2), ...size }
    }),
    arrows: arrows.map((arrow, index) => {
      const { points = [], x, y } = graph.edge({ v: arrow.from, w: arrow.to, name: String(index) })
      return {
        arrow,
        points: points.map(rounded),
        label: arrow.label === '' || x === undefined || y === undefined ? null : rounded({ x, y }),
      }
    }),
  }
}

/**
 * Layers that arrows cross on their way which may be: dagre puts a point into each of them, and the time that it takes
 * grows with their square.
 */
export const CROSSED_LIMIT = 1_500

/** How many layers the arrows cross, if every box stands right after the last one that it comes from. */
export function crossedLayers({ boxes, arrows }: Picture): number {
  const layers = new Map<string, number>()
  const waiting = new Map(boxes.map(({ key }) => [key, 0]))
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows) {
    waiting.set(to, (waiting.get(to) ?? 0) + 1)
    const known = next.get(from)
    if (known) known.push(to)
    else next.set(from, [to])
  }
  // What goes round in a circle is never free, and counts as one layer.
  const free = [...waiting].flatMap(([key, number]) => (number === 0 ? [key] : []))
  for (let key = free.pop(); key !== undefined; key = free.pop()) {
    for (const to of next.get(key) ?? []) {
      layers.set(to, Math.max(layers.get(to) ?? 0, (layers.get(key) ?? 0) + 1))
      const left = (waiting.get(to) ?? 0) - 1
      waiting.set(to, left)
      if (left === 0) free.push(to)
    }
  }
  return arrows.reduce(
    (sum, { from, to }) => sum + Math.max(0, (layers.get(to) ?? 0) - (layers.get(from) ?? 0) - 1),
    0,
  )
}

/** Widths are guessed from the number of characters: nothing here can measure a font. */
function sizeOf({ name, remarks }: Box): { width: number; height: number } {
  const longest = Math.max(name.length, ...remarks.map(({ length }) => length))
  const lines = 2 + remarks.length
  return {
    width: round(Math.max(NARROWEST, longest * CHARACTER + 2 * PADDING)),
    height: lines * LINE_HEIGHT + PADDING,
  }
}

function rounded({ x, y }: Point): Point {
  return { x: round(x), y: round(y) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
