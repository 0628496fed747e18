import type { Pointer } from '../../documents/place.ts'
import type { ScanFinding, ScanResult, ScanSubject } from '../../facts/types.ts'
import { resolveInTree } from '../paths.ts'
import type { Source } from '../reader.ts'

/** How many findings and subjects of a run are kept: more than anybody looks at; the rest is counted. */
export const FINDING_LIMIT = 5_000

/** Longer messages repeat what the scanner's rule says. */
const MESSAGE_LENGTH = 1_000

/** A run as its format tells it: names as written, with the pointers of findings in the file. */
export interface RunDraft extends Pick<ScanResult, 'tool' | 'date' | 'successful' | 'revision'> {
  subjects: { name: string; sha256: string | null; at: Pointer }[]
  findings: FindingDraft[]
  at: Pointer
}

export type FindingDraft = Omit<ScanFinding, 'file'> & { at: Pointer }

/** A run whose names are paths of the tree, and where its parts stand. */
export interface PlacedRun {
  value: ScanResult
  at: Pointer
  subjects: readonly Pointer[]
  findings: readonly Pointer[]
}

export function placeRun(
  draft: RunDraft,
  source: Source,
  format: ScanResult['format'],
  run: number,
): PlacedRun {
  const subjects = draft.subjects.slice(0, FINDING_LIMIT)
  const findings = byGravity(draft.findings).slice(0, FINDING_LIMIT)
  const open = draft.findings.filter(({ suppressed }) => !suppressed)
  const count = (level: ScanFinding['level']) => open.filter((finding) => finding.level === level).length
  return {
    value: {
      path: source.path,
      format,
      run,
      tool: draft.tool,
      date: draft.date,
      successful: draft.successful,
      revision: draft.revision,
      subjects: subjects.map(({ name, sha256 }): ScanSubject => {
        const file = fileOf(name, source)
        return { name, file, sha256, status: 'not-checkable' }
      }),
      findings: findings.map(({ at: _, ...finding }) => ({
        ...finding,
        message: finding.message?.slice(0, MESSAGE_LENGTH) ?? null,
        file: finding.subject === null ? null : fileOf(finding.subject, source),
      })),
      findings_left_out: draft.findings.length - findings.length,
      counts: { error: count('error'), warning: count('warning'), note: count('note') },
    },
    at: draft.at,
    subjects: subjects.map(({ at }) => at),
    findings: findings.map(({ at }) => at),
  }
}

const GRAVITY: Readonly<Record<ScanFinding['level'], number>> = { error: 0, warning: 1, note: 2 }

/** Open ones first; among equals the file's order. */
function byGravity(findings: readonly FindingDraft[]): FindingDraft[] {
  const rank = ({ level, suppressed }: FindingDraft) => GRAVITY[level] + (suppressed ? 10 : 0)
  return findings.toSorted((a, b) => rank(a) - rank(b))
}

/**
 * The file of the tree that a scanner means. Scanners write paths from where they ran, absolute ones too, and put what
 * they found within a file behind its name: the longest end of the path that is a file here.
 */
export function fileOf(name: string, { exists }: Pick<Source, 'exists'>): string | null {
  const path = name.replaceAll('\\', '/').replace(/ \(pos \d+\)$/, '')
  for (const written of [path, path.replace(/(?<=.):[^/:]+(?:\/.*)?$/, '')]) {
    const segments = written.split('/').filter((segment) => segment !== '' && segment !== '.')
    for (let from = 0; from < Math.min(segments.length, DEEPEST); from += 1) {
      const found = resolveInTree('', segments.slice(from).join('/'))
      if (found !== null && found !== '' && exists(found)) return found
    }
  }
  return null
}

/** Ends of longer paths are not tried. */
const DEEPEST = 64

const VULNERABILITY =
  /\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|(?:PYSEC|GO|RUSTSEC|OSV|MAL)-\d{4}-\d+)\b/g

/** Ids of vulnerabilities in texts, each once. */
export function vulnerabilitiesIn(...texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.flatMap((text) => text?.slice(0, MESSAGE_LENGTH).match(VULNERABILITY) ?? []))]
}
