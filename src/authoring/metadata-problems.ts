import type { EngineProblem } from '../policy/engine.ts'
import { isRecord, isStringList } from '../policy/guards.ts'
import type { RawRule } from '../policy/metadata.ts'
import { didYouMean } from '../suggest.ts'
import type { Framework } from './frameworks.ts'

/** What a rule's METADATA leaves out that somebody who meets a finding needs. */
export function missingMetadata({ id, package: name, file, row, metadata }: RawRule): EngineProblem[] {
  const custom = metadata?.custom ?? {}
  const missing = [
    ...(custom.id === undefined ? ['custom.id'] : []),
    ...(metadata?.title ? [] : ['title']),
    ...(custom.severity === undefined ? ['custom.severity'] : []),
    ...(custom.remediation === undefined || custom.remediation === '' ? ['custom.remediation'] : []),
  ]
  if (missing.length === 0) return []
  const subject = custom.id === undefined ? `package ${name}` : `rule ${id}`
  const message = `${subject}: its METADATA states no ${missing.join(', no ')}`
  return [{ code: 'metadata_missing', message, file, row, col: 0 }]
}

/** Controls that stand in no list of the framework, and frameworks that there is no list of. */
export function unknownControls(
  rule: RawRule,
  text: string,
  frameworks: readonly Framework[],
): EngineProblem[] {
  const controls = rule.metadata?.custom?.controls
  if (!isRecord(controls)) return []
  const comment = text.split('\n').slice(rule.row - 1)
  const problems: EngineProblem[] = []
  for (const [framework, ids] of Object.entries(controls)) {
    const at = rowOf(comment, `${framework}:`, 0)
    const wrong = (code: string, message: string, line: number) =>
      problems.push({
        code,
        message: `rule ${rule.id}: ${message}`,
        file: rule.file,
        row: rule.row + line,
        col: 0,
      })
    const list = frameworks.find((each) => each.id === framework)
    if (list === undefined) {
      const known = frameworks.map((each) => each.id)
      // People leave the version out.
      const meant = known.find((each) => each.startsWith(`${framework}-`)) ?? framework
      const hint = didYouMean(meant, known) || ` Frameworks: ${known.join(', ')}.`
      wrong('unknown_framework', `there is no list of controls of "${framework}".${hint}`, at)
      continue
    }
    const known = list.controls.map((control) => control.id)
    for (const id of isStringList(ids) ? ids : []) {
      if (known.includes(id)) continue
      const message = `"${id}" is no control of ${framework} that Modelward lists.${didYouMean(id, known)}`
      wrong('unknown_control', message, rowOf(comment, id, at))
    }
  }
  return problems
}

/** The comment line, from `start` on, that holds the text; `start` if none does. */
function rowOf(lines: readonly string[], text: string, start: number): number {
  for (let i = start; lines[i]?.startsWith('#'); i++) if (lines[i]?.includes(text)) return i
  return start
}

/** Ids that the pack cannot have, for a rule that Modelward ships has them. */
export function takenIds(rules: readonly RawRule[], shipped: ReadonlyMap<string, string>): EngineProblem[] {
  return rules.flatMap(({ id, package: name, file, row }) => {
    const other = shipped.get(id)
    if (other === undefined || other === name) return []
    const message = `rule ${id}: Modelward ships a rule of this id; give this one another custom.id`
    return [{ code: 'duplicate_rule', message, file, row, col: 0 }]
  })
}
