import type { LineageNodeKind } from '../../facts/types.ts'
import { forXml } from '../neutralise.ts'
import { count } from '../wording.ts'
import { CROSSED_LIMIT, crossedLayers, type Layout, LINE_HEIGHT, layoutOf, type Point } from './layout.ts'
import { BOXES_LIMIT, type Picture, pictureOf } from './picture.ts'
import type { LineageReport, RenderLineage } from './report.ts'
import { leftOutNote } from './words.ts'

/** A picture that stands alone: no script, font or image is loaded, light and dark. */
export const renderSvg: RenderLineage = (report) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${svgOf(report)}\n`

/** The `svg` element, also for a page of HTML. */
export function svgOf(report: LineageReport): string {
  const picture = drawable(report)
  const layout = layoutOf(picture)
  const note = picture.left_out > 0 ? LINE_HEIGHT + 8 : 0
  const width = Math.max(layout.width, picture.boxes.length === 0 ? 320 : 0, note > 0 ? 320 : 0)
  const height = Math.max(layout.height, 40) + note
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="lineage-title lineage-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="lineage-title">${forXml(picture.title)}</title>`,
    `<desc id="lineage-description">${forXml(describe(picture))}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="lineage-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0L10 5L0 10z"/></marker></defs>',
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...layout.arrows.map(arrowElement),
    ...layout.boxes.map(boxElement),
    ...(picture.boxes.length === 0
      ? ['<text class="soft" x="24" y="26">No lineage is recorded.</text>']
      : []),
    ...(note > 0
      ? [`<text class="soft" x="24" y="${height - 12}">${forXml(leftOutNote(picture.left_out))}</text>`]
      : []),
    '</svg>',
  ].join('\n')
}

/** The picture, as large as it can be laid out in time. */
function drawable(report: LineageReport): Picture {
  for (let limit = BOXES_LIMIT; ; limit = Math.floor(limit / 2)) {
    const picture = pictureOf(report, limit)
    if (limit < SMALLEST || crossedLayers(picture) <= CROSSED_LIMIT) return picture
  }
}

/** So few boxes take no time, whatever their arrows are. */
const SMALLEST = 40

/** Contrasts of text are 4.5:1 at least, in light and in dark. Kinds differ by word and by form, not by colour alone. */
const STYLE = `
.page{fill:#fff}
text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1b1f24}
.kind,.soft,.label{fill:#505a66;font-size:11px}
.label{text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:4px}
.box{fill:#f4f6f8;stroke:#6b7683}
.dataset .box{fill:#e8f1fc;stroke:#0b57a8}
.model .box{fill:#e7f5ec;stroke:#1a7f42;stroke-width:2}
.run .box{fill:#fdf3e1;stroke:#96660a}
.flawed .box{stroke:#a61b1b;stroke-width:3;stroke-dasharray:7 3}
.arrow{fill:none;stroke:#6b7683;stroke-width:1.3}
.stated{stroke-dasharray:5 4}
.head{fill:#6b7683}
@media (prefers-color-scheme:dark){
.page{fill:#14181d}
text{fill:#e6e9ed}
.kind,.soft,.label{fill:#a6b0bb}
.label{stroke:#14181d}
.box{fill:#1c2229;stroke:#8b96a3}
.dataset .box{fill:#12263c;stroke:#8fc1ff}
.model .box{fill:#12301f;stroke:#6fd195}
.run .box{fill:#33270f;stroke:#f0c25a}
.flawed .box{stroke:#ff9b93}
.arrow{stroke:#8b96a3}
.head{fill:#8b96a3}
}
`

function boxElement({ box, x, y, width, height }: Layout['boxes'][number]): string {
  const { kind, name, remarks, flawed } = box
  const lines = [
    `<text class="kind" x="14" y="${LINE_HEIGHT}">${kind}${flawed ? ' ⚠' : ''}</text>`,
    `<text x="14" y="${2 * LINE_HEIGHT}">${forXml(name)}</text>`,
    ...remarks.map(
      (remark, index) =>
        `<text class="soft" x="14" y="${(3 + index) * LINE_HEIGHT}">${forXml(remark)}</text>`,
    ),
  ]
  return [
    `<g class="${kind}${flawed ? ' flawed' : ''}" transform="translate(${x} ${y})">`,
    `<title>${forXml([`${kind} ${name}`, ...remarks].join(', '))}</title>`,
    `<rect class="box" width="${width}" height="${height}" rx="${RADIUS[kind]}"/>`,
    ...lines,
    '</g>',
  ].join('')
}

const RADIUS: Readonly<Record<LineageNodeKind, number>> = {
  dataset: 4,
  model: 10,
  run: 22,
  code: 0,
  parameters: 0,
  metric: 0,
  unknown: 0,
}

function arrowElement({ arrow, points, label }: Layout['arrows'][number]): string {
  const line = `<path class="arrow${arrow.stated ? ' stated' : ''}" d="${curve(points)}" marker-end="url(#lineage-arrow)"/>`
  if (label === null) return line
  return `${line}<text class="label" x="${label.x}" y="${label.y + 4}">${forXml(arrow.label)}</text>`
}

/** A smooth line: each point between is where two halves of quadratic curves meet. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let path = `M${first.x} ${first.y}`
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1]
    if (next === undefined) path += `L${point.x} ${point.y}`
    else path += `Q${point.x} ${point.y} ${middle(point.x, next.x)} ${middle(point.y, next.y)}`
  }
  return path
}

function middle(a: number, b: number): number {
  return Math.round((a + b) * 5) / 10
}

function describe({ boxes, arrows }: Picture): string {
  const numbers = new Map<LineageNodeKind, number>()
  for (const { kind } of boxes) numbers.set(kind, (numbers.get(kind) ?? 0) + 1)
  const parts = [...numbers].map(([kind, number]) => count(number, NOUNS[kind]))
  return `${parts.join(', ') || 'Nothing'}; ${count(arrows.length, 'arrow')} from what was there first to what was made of it.`
}

const NOUNS: Readonly<Record<LineageNodeKind, string>> = {
  dataset: 'dataset',
  model: 'model',
  run: 'run',
  code: 'code file',
  parameters: 'parameter file',
  metric: 'metric',
  unknown: 'other file',
}
