import type { Coverage } from '../coverage.ts'
import type { TestEngine, TestResult } from '../testing.ts'

/** What a run of tests came to. */
export interface TestReport {
  readonly results: readonly TestResult[]
  readonly engines: readonly TestEngine[]
  /** Null unless asked for. */
  readonly coverage: Coverage | null
  /** Least coverage that passes, in percent. */
  readonly threshold: number | null
}
