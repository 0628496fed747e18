import type { LintModule } from './modules.ts'

/** A comment `# modelward:ignore LINT-005 reason`. */
export interface IgnoreComment {
  readonly file: string
  readonly row: number
  /** Empty where the comment has another form. */
  readonly id: string
  /** Empty where none is given: such a comment ignores nothing. */
  readonly reason: string
  /** The first row after the block of comments that it stands in: what it speaks of. */
  readonly target: number
}

const COMMENT = /^\s*modelward:ignore\b\s*(\S*)\s*(.*)$/

export function ignoreComments(modules: readonly LintModule[]): IgnoreComment[] {
  return modules.flatMap(({ file, comments }) => {
    const rows = new Set(comments.map(({ row }) => row))
    return comments.flatMap(({ row, text }) => {
      const [all, id = '', reason = ''] = COMMENT.exec(text) ?? []
      if (all === undefined) return []
      let target = row + 1
      while (rows.has(target)) target++
      return [{ file, row, id, reason: reason.trim(), target }]
    })
  })
}

/** The comment that ignores a finding of the lint at this row. */
export function ignoring(
  comments: readonly IgnoreComment[],
  finding: { id: string; file: string; row: number },
): IgnoreComment | undefined {
  return comments.find(
    ({ file, id, target, reason }) =>
      reason !== '' && file === finding.file && id === finding.id && target === finding.row,
  )
}
