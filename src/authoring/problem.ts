import { byCodeUnit } from '../facts/paths.ts'
import type { EngineProblem } from '../policy/engine.ts'
import { didYouMean } from '../suggest.ts'

/** `"model_crads" is none of "change", "checksums", ...`, as the engine puts it. */
const NONE_OF = /("(?:[^"\\]|\\.)*") is none of ("(?:[^"\\]|\\.)*"(?:, "(?:[^"\\]|\\.)*")*)/

/** The problem, with the name that was probably meant where OPA lists the names that there are. */
export function withSuggestion(problem: EngineProblem): EngineProblem {
  const [, word, known] = NONE_OF.exec(problem.message) ?? []
  if (word === undefined || known === undefined) return problem
  const suggestion = didYouMean(unquoted(word), (known.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map(unquoted))
  return suggestion === '' ? problem : { ...problem, message: `${problem.message}.${suggestion}` }
}

function unquoted(text: string): string {
  return text.slice(1, -1)
}

/** By place, each once. */
export function sortedProblems(problems: readonly EngineProblem[]): EngineProblem[] {
  const sorted = problems.toSorted(
    (a, b) =>
      byCodeUnit(a.file, b.file) || a.row - b.row || a.col - b.col || byCodeUnit(a.message, b.message),
  )
  return sorted.filter((problem, index) => {
    const before = sorted[index - 1]
    return !(
      before &&
      before.file === problem.file &&
      before.row === problem.row &&
      before.message === problem.message
    )
  })
}

/** `file:row:column: `, as much of it as is known. */
export function positionOf({ file, row, col }: EngineProblem): string {
  if (file === '') return ''
  return `${[file, ...[row, col].filter((n) => n > 0)].join(':')}: `
}
