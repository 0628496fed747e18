import { byCodeUnit } from '../../facts/paths.ts'
import type { Rule } from '../../policy/types.ts'
import type { Framework } from '../frameworks.ts'
import type { Documented, Page } from './content.ts'
import { htmlPages } from './html.ts'
import { lintPages, markdownPages } from './markdown.ts'

export const DOC_FORMATS = ['markdown', 'html'] as const
export type DocFormat = (typeof DOC_FORMATS)[number]

const WRITERS: Readonly<Record<DocFormat, (documented: Documented) => Page[]>> = {
  markdown: markdownPages,
  html: htmlPages,
}

/**
 * A page for each rule and an index with a table for each framework. From METADATA alone: the same rules give the
 * same bytes.
 */
export function documentRules(
  rules: readonly Rule[],
  frameworks: readonly Framework[],
  format: DocFormat = 'markdown',
): Page[] {
  return WRITERS[format]({ rules: rules.toSorted((a, b) => byCodeUnit(a.id, b.id)), frameworks })
}

/** A page for each lint and an index, as Markdown. */
export function documentLints(lints: readonly Rule[]): Page[] {
  return lintPages(lints.toSorted((a, b) => byCodeUnit(a.id, b.id)))
}
