import type { EvaluationReport, File, ScanResult, ScanSubject } from './types.ts'

/** Reports with the files that they are of: those whose digest they state. */
export function bindEvaluations(
  reports: readonly EvaluationReport[],
  files: readonly File[],
): EvaluationReport[] {
  const stated = new Set(reports.flatMap(({ subject }) => subject.sha256 ?? []))
  const byDigest = new Map([...stated].map((digest): [string, string[]] => [digest, []]))
  for (const { path, sha256 } of files) if (sha256 !== null) byDigest.get(sha256)?.push(path)
  return reports.map((report) => {
    const { sha256 } = report.subject
    const own = sha256 === null ? [] : (byDigest.get(sha256) ?? [])
    return { ...report, subject: { ...report.subject, files: own } }
  })
}

/** Runs of scanners, with what has become of the files that they looked at. */
export function bindScans(runs: readonly ScanResult[], files: readonly File[]): ScanResult[] {
  const byPath = new Map(runs.length === 0 ? [] : files.map((file) => [file.path, file]))
  return runs.map((run) => ({
    ...run,
    subjects: run.subjects.map((subject) => ({ ...subject, status: statusOf(subject, byPath) })),
  }))
}

function statusOf({ file, sha256 }: ScanSubject, files: ReadonlyMap<string, File>): ScanSubject['status'] {
  const found = file === null ? undefined : files.get(file)
  if (found === undefined) return 'missing'
  if (sha256 === null) return 'unbound'
  if (found.sha256 === null) return 'not-checkable'
  return found.sha256 === sha256 ? 'match' : 'mismatch'
}
