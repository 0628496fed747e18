import type { Table } from './budget.ts'

/** A row of a table; the cells are neutralised already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/** Head of a table, with the line that makes it one. */
export function tableHead(titles: readonly string[]): string {
  return row(titles) + row(titles.map(() => '---'))
}

/** Folds a section behind a line that can be clicked. GitHub reads Markdown in it only after an empty line. */
export function fold(title: string, section: Table): Table {
  return {
    ...section,
    head: `<details>\n<summary>${title}</summary>\n\n${section.head}`,
    foot: `${section.foot}</details>\n\n`,
  }
}
