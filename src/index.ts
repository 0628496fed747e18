/**
 * Modelward as a library. `check` gives the verdict on a folder, `readFacts` what a rule sees, `renderReport` a
 * report in one of the formats. Nothing here writes to the terminal or ends the process.
 */
import { type CheckOptions, check as checkWith, readFacts as readFactsWith } from './check.ts'
import type { Facts } from './facts/types.ts'
import type { ReadOptions } from './read-systems.ts'
import type { Report } from './verdict/report.ts'

export { type ErrorCode, InternalError, ModelwardError, UserError } from './errors.ts'
export type { Facts } from './facts/types.ts'
export type { Severity } from './policy/types.ts'
export { REPORT_FORMATS, type ReportFormatId, renderReport } from './reports/index.ts'
export type { RenderOptions } from './reports/options.ts'
export type {
  ExitStatus,
  Finding,
  Outcome,
  Report,
  RuleReport,
  SystemReport,
  Verdict,
} from './verdict/report.ts'

const ASSETS = { dist: new URL('./', import.meta.url), cacheDir: null }

/** What `check` takes; the effective time is now unless it is given. */
export type LibraryCheckOptions = Omit<CheckOptions, 'assets' | 'effectiveTime'> &
  Partial<Pick<CheckOptions, 'effectiveTime'>>

/**
 * Checks a folder and gives the report.
 * @throws {UserError} for what the caller has to mend: path, revision, configuration, profile, policy.
 */
export function check(options: LibraryCheckOptions): Promise<Report> {
  const effectiveTime = options.effectiveTime ?? new Date().toISOString()
  return checkWith({ env: process.env, ...options, effectiveTime, assets: ASSETS })
}

/** The facts document of each system of a folder. Throws as `check` does. */
export function readFacts(options: Omit<ReadOptions, 'assets'>): Promise<Facts[]> {
  const effectiveTime = options.effectiveTime ?? new Date().toISOString()
  return readFactsWith({ ...options, effectiveTime, assets: ASSETS })
}
