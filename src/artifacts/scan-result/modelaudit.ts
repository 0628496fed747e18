import type { ScanFinding } from '../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../data.ts'
import { momentOf } from '../moment.ts'
import { type RunDraft, vulnerabilitiesIn } from './draft.ts'

const LEVELS: ReadonlyMap<unknown, ScanFinding['level']> = new Map<unknown, ScanFinding['level']>([
  ['critical', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
  ['debug', 'note'],
])

/** What `modelaudit scan --format json` writes. */
export function readModelaudit(report: unknown): RunDraft {
  const start = member(report, 'start_time')
  const duration = member(report, 'duration')
  const seconds = typeof duration === 'number' ? duration : 0
  const metadata = member(report, 'file_metadata')
  return {
    tool: { name: 'modelaudit', version: null, url: 'https://github.com/promptfoo/modelaudit' },
    date: typeof start === 'number' ? momentOf(Math.floor(start + seconds)) : null,
    successful: member(report, 'has_errors') === true ? false : flag(member(report, 'success')),
    revision: null,
    subjects: listOf(member(report, 'assets')).flatMap((asset, index) => {
      const name = textOf(member(asset, 'path'))
      if (name === null) return []
      const sha256 = isMapping(metadata) ? textOf(member(metadata, name, 'file_hashes', 'sha256')) : null
      return [{ name, sha256: sha256?.toLowerCase() ?? null, at: ['assets', String(index)] }]
    }),
    findings: listOf(member(report, 'issues')).map((issue, index) => {
      const message = textOf(member(issue, 'message'))
      const rule = textOf(member(issue, 'rule_code')) ?? textOf(member(issue, 'type'))
      return {
        rule,
        level: LEVELS.get(member(issue, 'severity')) ?? 'warning',
        security_severity: null,
        message,
        subject: textOf(member(issue, 'location')),
        line: null,
        vulnerabilities: vulnerabilitiesIn(message, rule),
        suppressed: false,
        at: ['issues', String(index)],
      }
    }),
    at: [],
  }
}

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}
