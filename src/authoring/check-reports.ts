import { forJson, forTerminal } from '../reports/neutralise.ts'
import { count } from '../reports/wording.ts'
import type { CheckedPolicy } from './checking.ts'
import { positionOf } from './problem.ts'

/** One line for each error, and one that sums up. */
export function checkText({ files, rules, tests, problems }: CheckedPolicy): string {
  const lines = problems.map((problem) => forTerminal(`${positionOf(problem)}${problem.message}`))
  const read = `${count(files, 'file')}, ${count(rules, 'rule')}, ${count(tests, 'test')}`
  const sum = problems.length === 0 ? `✔ no errors · ${read}` : `✖ ${count(problems.length, 'error')}`
  return `${[...lines, sum].join('\n')}\n`
}

export function checkJson(checked: CheckedPolicy): string {
  return `${forJson(JSON.stringify(checked, null, 2))}\n`
}
