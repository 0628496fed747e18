import type { Table } from './budget.ts';
/** A row of a table; the cells are neutralised already. */
export declare function row(cells: readonly string[]): string;
/** Head of a table, with the line that makes it one. */
export declare function tableHead(titles: readonly string[]): string;
/** Folds a section behind a line that can be clicked. GitHub reads Markdown in it only after an empty line. */
export declare function fold(title: string, section: Table): Table;
