import type { Place } from '../documents/place.ts'
import type { File, Repository, System, Unread } from '../facts/types.ts'
import type { PackSigner, Severity } from '../policy/types.ts'

/**
 * The verdict of one run over all systems: the only thing that reports are made from.
 * These types are the source of `policies/schemas/report.schema.json`.
 */
export interface Report {
  report_version: '1'
  tool: { name: 'modelward'; version: string }
  /** RFC 3339 in UTC: the time that rules saw. */
  effective_time: string
  /** What was checked, as the user named it. */
  root: string
  /** Path of the root within its git repository, for sinks that need repository paths; empty at the top. */
  prefix: string
  repository: Repository
  fail_on: Severity
  verdict: Verdict
  exit_status: ExitStatus
  counts: Counts
  packs: PackReference[]
  /** Rules of the packs that the profile or the configuration has off: nobody asked them. */
  rules_off: RuleOff[]
  /** Files that `.modelwardignore` or `exclude` hides: nobody looked at them. */
  ignored: Ignored
  systems: SystemReport[]
}

/** `error`: at least one rule could not be evaluated. `nothing-evaluated`: no artifact, or no rule that applies. */
export type Verdict = 'pass' | 'fail' | 'nothing-evaluated' | 'error'

/** 0 nothing blocks; 1 findings that block; 2 the user's mistake; 3 nothing was evaluated; 4 Modelward's own fault. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4

/** Violations by severity; what could not be told (`unverified`) is not counted here. */
export interface Counts {
  error: number
  warning: number
  note: number
  /** Rules, over all systems, by outcome. */
  outcomes: Record<Outcome, number>
}

export interface PackReference {
  name: string
  version: string
  digest: string
  rules: number
  /** Who signed it, for packs whose signature was verified; null for all others. */
  signer: PackSigner | null
}

export interface RuleOff {
  id: string
  pack: string
}

export interface Ignored {
  /** Files, and folders that were not entered. */
  count: number
  /** The first of them, sorted; a folder ends in `/`. */
  first: string[]
}

export interface SystemReport {
  system: System
  profile: string
  /** Sorted by rule id; every rule of every pack that the profile has on. */
  rules: RuleReport[]
  /** Sorted by path, line, column, rule, message. */
  findings: Finding[]
  /** What `exception` rules of conftest's form took out of a rule's hands: no finding, and no pass in silence. */
  exceptions: ExceptionReport[]
  /** Files that were read as an artifact, with what they were. */
  read: ReadFile[]
  unread: UnreadFile[]
}

export interface ExceptionReport {
  rule: string
  /** The file that the rule does not judge; empty for the facts as a whole. */
  path: string
  /** How many findings it would have had there. */
  findings: number
}

/** What a rule says of a system. `needs-review`: the facts do not suffice. */
export type Outcome = 'pass' | 'fail' | 'needs-review' | 'not-applicable' | 'error'

export interface RuleReport {
  id: string
  title: string
  description: string
  /** As the profile and the configuration set it. */
  severity: Severity
  outcome: Outcome
  /** Why, for outcome error. */
  error: string | null
  remediation: string
  controls: Record<string, string[]>
  references: string[]
  /** The values that were used, defaults included. */
  parameters: Record<string, string | number | boolean | string[]>
  pack: string
}

export interface Finding extends Place {
  rule: string
  /** `violation` decides the verdict; `unverified` is what could not be told. */
  kind: 'violation' | 'unverified'
  severity: Severity
  message: string
  remediation: string
  controls: Record<string, string[]>
  /** JSON Pointer into what the rule reads: the facts document, or the list of files of policies on files. */
  pointer: string
  /** SHA-256 over rule, kind, path of the system and stable pointer, without line numbers and list indexes. */
  fingerprint: string
  /** The finding decides that the run fails (its severity reaches `fail_on`). */
  blocks: boolean
}

/** What could not be read, wholly or in part. */
export interface UnreadFile extends Unread {
  /** Lowercase hex SHA-256 of the file, as in `read`; null if its bytes were not all read. */
  sha256: string | null
}

export type ReadFile = Pick<File, 'path' | 'kind' | 'format' | 'size' | 'sha256' | 'lfs_pointer'>
