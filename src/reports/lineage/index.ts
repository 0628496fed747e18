import type { RenderLineage } from './report.ts'

export { type LineageReport, problemsOf } from './report.ts'

interface LineageFormat {
  /** What it is, for help texts. */
  readonly title: string
  /** Of a file that holds it, with the dot. */
  readonly extension: string
  /** Can several systems stand one after the other? */
  readonly joins: boolean
  /** Imported when needed: laying out a picture loads a library. */
  readonly load: () => Promise<RenderLineage>
}

/** Every way to draw lineage. To add one is to add its file and its line here. */
export const LINEAGE_FORMATS = {
  text: {
    title: 'a tree for a terminal',
    extension: '.txt',
    joins: true,
    load: async () => (await import('./text.ts')).renderText,
  },
  mermaid: {
    title: 'a Mermaid flowchart for Markdown',
    extension: '.mmd',
    joins: false,
    load: async () => (await import('./mermaid.ts')).renderMermaid,
  },
  dot: {
    title: 'DOT for Graphviz',
    extension: '.dot',
    joins: true,
    load: async () => (await import('./dot.ts')).renderDot,
  },
  svg: {
    title: 'a picture',
    extension: '.svg',
    joins: false,
    load: async () => (await import('./svg.ts')).renderSvg,
  },
  html: {
    title: 'a page with the picture and tables',
    extension: '.html',
    joins: false,
    load: async () => (await import('./html.ts')).renderHtml,
  },
  json: {
    title: 'the graph as it is in the facts',
    extension: '.json',
    joins: false,
    load: async () => (await import('./json.ts')).renderJson,
  },
} as const satisfies Record<string, LineageFormat>

export type LineageFormatId = keyof typeof LINEAGE_FORMATS

export function isLineageFormat(id: string): id is LineageFormatId {
  return Object.hasOwn(LINEAGE_FORMATS, id)
}
