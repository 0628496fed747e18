import { forJson, forTerminal } from '../reports/neutralise.ts'
import { count } from '../reports/wording.ts'
import type { CheckedPolicy } from './checking.ts'
import { positionOf } from './problem.ts'

/** They do not fit the facts, so nothing is known of what they read. */
const ON_FILES = 'as conftest has it: input is a file, and paths below it are not checked'

/** One line for each error, and one that sums up. */
export function checkText({ files, rules, tests, input, problems }: CheckedPolicy): string {
  const lines = problems.map((problem) => forTerminal(`${positionOf(problem)}${problem.message}`))
  const read = `${count(files, 'file')}, ${count(rules, 'rule')}, ${count(tests, 'test')}`
  const terms = input === 'files' ? ` · ${ON_FILES}` : ''
  const sum = problems.length === 0 ? `✔ no errors · ${read}${terms}` : `✖ ${count(problems.length, 'error')}`
  return `${[...lines, sum].join('\n')}\n`
}

export function checkJson(checked: CheckedPolicy): string {
  return `${forJson(JSON.stringify(checked, null, 2))}\n`
}
