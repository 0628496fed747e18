import type { LineageNodeKind } from '../../facts/types.ts'
import { forMermaid } from '../neutralise.ts'
import { type Arrow, type Box, type Picture, pictureOf } from './picture.ts'
import type { RenderLineage } from './report.ts'
import { leftOutNote } from './words.ts'

/** A Mermaid flowchart, for a Markdown file: GitHub and GitLab draw it. */
export const renderMermaid: RenderLineage = (report) => mermaid(pictureOf(report))

/** Opening and closing of each shape: https://mermaid.js.org/syntax/flowchart.html */
const SHAPES: Readonly<Record<LineageNodeKind, readonly [string, string]>> = {
  dataset: ['[("', '")]'],
  model: ['{{"', '"}}'],
  run: ['(["', '"])'],
  code: ['["', '"]'],
  parameters: ['["', '"]'],
  metric: ['["', '"]'],
  unknown: ['["', '"]'],
}

function mermaid({ title, boxes, arrows, left_out }: Picture): string {
  return `${[
    'flowchart LR',
    `  accTitle: ${forMermaid(title)}`,
    ...boxes.map((box) => `  ${boxOf(box)}`),
    ...arrows.map((arrow) => `  ${arrowOf(arrow)}`),
    ...(left_out > 0 ? [`  more["${forMermaid(leftOutNote(left_out))}"]`] : []),
    '  classDef flawed stroke-width:3px,stroke-dasharray:6 3',
    ...(boxes.some(({ flawed }) => flawed) ? [`  class ${flawedKeys(boxes)} flawed`] : []),
  ].join('\n')}\n`
}

function boxOf({ key, kind, name, remarks }: Box): string {
  const [open, close] = SHAPES[kind]
  const lines = [name, ...(kind === 'run' ? remarks : [kind, ...remarks])]
  return `${key}${open}${lines.map(forMermaid).join('<br>')}${close}`
}

function arrowOf({ from, to, label, stated }: Arrow): string {
  const line = stated ? '-.->' : '-->'
  return label === '' ? `${from} ${line} ${to}` : `${from} ${line}|"${forMermaid(label)}"| ${to}`
}

function flawedKeys(boxes: readonly Box[]): string {
  return boxes.flatMap(({ key, flawed }) => (flawed ? [key] : [])).join(',')
}
