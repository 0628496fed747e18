import { SEVERITIES } from '../policy/guards.ts'
import type { Severity } from '../policy/types.ts'

/** Is `severity` as grave as `threshold`, or graver? */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold)
}
