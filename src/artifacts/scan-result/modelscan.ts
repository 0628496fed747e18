import type { ScanFinding } from '../../facts/types.ts'
import { listOf, member, textOf } from '../data.ts'
import { momentOf } from '../moment.ts'
import { type RunDraft, vulnerabilitiesIn } from './draft.ts'

const LEVELS: ReadonlyMap<unknown, ScanFinding['level']> = new Map<unknown, ScanFinding['level']>([
  ['CRITICAL', 'error'],
  ['HIGH', 'error'],
  ['MEDIUM', 'warning'],
  ['LOW', 'note'],
])

/** What `modelscan --reporting-format json` writes. It states no digests. */
export function readModelscan(report: unknown): RunDraft {
  const summary = member(report, 'summary')
  const input = textOf(member(summary, 'absolute_path')) ?? textOf(member(summary, 'input_path')) ?? ''
  const named = (file: unknown) => {
    const name = textOf(file)
    return name === null ? null : `${input}/${name}`
  }
  return {
    tool: {
      name: 'modelscan',
      version: textOf(member(summary, 'modelscan_version')),
      url: 'https://github.com/protectai/modelscan',
    },
    date: momentOf(member(summary, 'timestamp')),
    // What it could not read stands under `errors`: such a scan did not look everywhere.
    successful: listOf(member(report, 'errors')).length === 0,
    revision: null,
    subjects: listOf(member(summary, 'scanned', 'scanned_files')).flatMap((file, index) => {
      const name = named(file)
      return name === null
        ? []
        : [{ name, sha256: null, at: ['summary', 'scanned', 'scanned_files', String(index)] }]
    }),
    findings: listOf(member(report, 'issues')).map((issue, index) => {
      const message = textOf(member(issue, 'description'))
      return {
        rule: textOf(member(issue, 'scanner')),
        level: LEVELS.get(member(issue, 'severity')) ?? 'warning',
        security_severity: null,
        message,
        subject: named(member(issue, 'source')),
        line: null,
        vulnerabilities: vulnerabilitiesIn(message),
        suppressed: false,
        at: ['issues', String(index)],
      }
    }),
    at: [],
  }
}
