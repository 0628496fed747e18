import type { LineageNodeKind } from '../../facts/types.ts'
import { forDot } from '../neutralise.ts'
import { type Arrow, type Box, type Picture, pictureOf } from './picture.ts'
import type { RenderLineage } from './report.ts'
import { leftOutNote } from './words.ts'

/** DOT, for Graphviz (https://graphviz.org/doc/info/lang.html). */
export const renderDot: RenderLineage = (report) => dot(pictureOf(report))

const SHAPES: Readonly<Record<LineageNodeKind, string>> = {
  dataset: 'shape=cylinder',
  model: 'shape=hexagon',
  run: 'shape=box, style=rounded',
  code: 'shape=note',
  parameters: 'shape=note',
  metric: 'shape=note',
  unknown: 'shape=box',
}

function dot({ title, boxes, arrows, left_out }: Picture): string {
  return `${[
    'digraph lineage {',
    `  graph [rankdir=LR, label="${forDot(title)}", labelloc=t, fontname="Helvetica,Arial,sans-serif"]`,
    '  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, margin="0.15,0.08"]',
    '  edge [fontname="Helvetica,Arial,sans-serif", fontsize=9]',
    ...boxes.map((box) => `  ${boxOf(box)}`),
    ...arrows.map((arrow) => `  ${arrowOf(arrow)}`),
    ...(left_out > 0 ? [`  more [shape=plaintext, label="${forDot(leftOutNote(left_out))}"]`] : []),
    '}',
  ].join('\n')}\n`
}

function boxOf({ key, kind, name, remarks, flawed }: Box): string {
  const lines = [name, ...(kind === 'run' ? remarks : [kind, ...remarks])]
  const label = lines.map(forDot).join('\\n')
  return `${key} [${SHAPES[kind]}, label="${label}"${flawed ? ', penwidth=3' : ''}]`
}

function arrowOf({ from, to, label, stated }: Arrow): string {
  const attributes = [
    ...(label === '' ? [] : [`label="${forDot(label)}"`]),
    ...(stated ? ['style=dashed'] : []),
  ]
  return `${from} -> ${to}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`}`
}
