import { resolveInTree } from '../artifacts/paths.ts'
import type { Place } from '../documents/place.ts'
import { byCodeUnit } from '../facts/paths.ts'
import type { Facts, System } from '../facts/types.ts'
import type { EffectiveRule } from '../policy/selection.ts'
import type { RawFinding, RuleResult, Severity } from '../policy/types.ts'
import { withFingerprints } from './fingerprint.ts'
import type { Placer } from './placer.ts'
import type {
  ExceptionReport,
  Finding,
  Outcome,
  ReadFile,
  RuleReport,
  SystemReport,
  UnreadFile,
} from './report.ts'
import { reaches } from './severity.ts'

export interface DecideOptions {
  facts: Pick<Facts, 'system' | 'files' | 'unread'>
  /** Name of the profile. */
  profile: string
  /** The rules that are on, as `rulesOn` gives them. */
  rules: ReadonlyMap<string, EffectiveRule>
  /** What the packs gave, in any order. */
  results: readonly RuleResult[]
  placer: Placer
  /** Of the packs whose rules read something else than the facts, by name. */
  placers?: ReadonlyMap<string, Placer>
  /** Files that are no artifact and were judged all the same, by policies on files. */
  judgedFiles?: readonly { readonly path: string; readonly format: string }[]
  failOn: Severity
}

/**
 * What one system's rules say: an outcome for every rule that is on, and each finding with its place. Pure but for
 * the placer. A rule without a result is an error, for nobody knows what it would have said.
 */
export async function decide(options: DecideOptions): Promise<SystemReport> {
  const { facts, profile, rules, results } = options
  const byId = new Map(results.map((result) => [result.rule.id, result]))
  const judged = [...rules.values()]
    .sort((a, b) => byCodeUnit(a.rule.id, b.rule.id))
    .map((effective) => ({ effective, result: byId.get(effective.rule.id) ?? notEvaluated(effective) }))
  const drafts: Draft[] = []
  const exceptions: ExceptionReport[] = []
  for (const { effective, result } of judged)
    exceptions.push(...(await exceptionsOf(effective, result, options)))
  for (const { effective, result } of judged) drafts.push(...(await draftsOf(effective, result, options)))
  return {
    system: facts.system,
    profile,
    rules: judged.map(({ effective, result }) => ruleReport(effective, result)),
    findings: finished(facts.system, drafts),
    exceptions,
    read: readFiles(options),
    unread: unreadFiles(facts),
  }
}

/**
 * What a rule says. An error outranks all: its findings, if any, are not the whole of them. A rule that does not apply
 * has nothing to leave open; one that says so and finds violations all the same is believed where it finds fault.
 */
function outcomeOf(result: RuleResult): Outcome {
  if (result.status === 'error') return 'error'
  if (result.violations.length > 0) return 'fail'
  if (!result.applies) return 'not-applicable'
  return result.unverified.length > 0 ? 'needs-review' : 'pass'
}

function notEvaluated({ rule }: EffectiveRule): RuleResult {
  return { rule, status: 'error', message: 'It was not evaluated.' }
}

function ruleReport({ rule, pack, severity, parameters }: EffectiveRule, result: RuleResult): RuleReport {
  const { id, title, description, remediation, controls, references } = rule
  return {
    id,
    title,
    description,
    severity,
    outcome: outcomeOf(result),
    error: result.status === 'error' ? result.message : null,
    remediation,
    controls,
    references,
    parameters,
    pack,
  }
}

/** A finding before its fingerprint, which takes all findings to make. */
interface Draft extends Omit<Finding, 'fingerprint'> {
  stablePointer: string
}

async function draftsOf(
  effective: EffectiveRule,
  result: RuleResult,
  options: DecideOptions,
): Promise<Draft[]> {
  if (result.status === 'error') return []
  const placer = placerOf(effective, options)
  const drafts: Draft[] = []
  for (const kind of ['violation', 'unverified'] as const) {
    if (kind === 'unverified' && !result.applies) continue
    for (const finding of kind === 'violation' ? result.violations : result.unverified) {
      const { place, message } = located(await placer.place(finding.at), finding, options.facts)
      const stablePointer = placer.stablePointer(finding.at)
      drafts.push({
        ...draftOf(effective, kind, { ...finding, message }, place, options.failOn),
        stablePointer,
      })
    }
  }
  return drafts
}

function placerOf({ pack }: EffectiveRule, { placer, placers }: DecideOptions): Placer {
  return placers?.get(pack) ?? placer
}

/** Where a rule itself says that a finding is; where there is no such file, the message says so in the judged one. */
function located(
  place: Place,
  { message, location }: RawFinding,
  { files }: DecideOptions['facts'],
): { place: Place; message: string } {
  if (location === undefined) return { place, message }
  const named = location.file === null ? place.path : resolveInTree('', location.file)
  const path = files.find((file) => file.path === named)?.path
  if (path === undefined) {
    const origin = [location.file, location.line].filter((part) => part !== null).join(':')
    return { place, message: `${message} (${origin})` }
  }
  const line = location.line ?? (path === place.path ? place.line : 1)
  return { place: { path, line, column: 1, end_line: line, end_column: 1 }, message }
}

async function exceptionsOf(
  effective: EffectiveRule,
  result: RuleResult,
  options: DecideOptions,
): Promise<ExceptionReport[]> {
  if (result.status === 'error') return []
  const reports: ExceptionReport[] = []
  for (const { at, findings } of result.exceptions ?? []) {
    const path = at === '' ? '' : (await placerOf(effective, options).place(at)).path
    reports.push({ rule: effective.rule.id, path, findings })
  }
  return reports
}

function draftOf(
  { rule, severity: own, overridden }: EffectiveRule,
  kind: Finding['kind'],
  finding: RawFinding,
  { path, line, column, end_line, end_column }: Place,
  failOn: Severity,
): Omit<Draft, 'stablePointer'> {
  const severity = overridden ? own : (finding.severity ?? own)
  return {
    path,
    line,
    column,
    end_line,
    end_column,
    rule: rule.id,
    kind,
    severity,
    message: finding.message,
    remediation: rule.remediation,
    controls: rule.controls,
    pointer: finding.at,
    // What could not be told is no reason to stop anybody.
    blocks: kind === 'violation' && reaches(severity, failOn),
  }
}

function finished(system: System, drafts: readonly Draft[]): Finding[] {
  // Sorted before as well: the order decides which of two equal findings gets which fingerprint.
  return withFingerprints(system, drafts.toSorted(byPlace))
    .map(({ stablePointer: _, blocks, ...finding }) => ({ ...finding, blocks }))
    .sort(byPlace)
}

function byPlace(a: Omit<Finding, 'fingerprint'>, b: Omit<Finding, 'fingerprint'>): number {
  return (
    byCodeUnit(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.message, b.message) ||
    byCodeUnit(a.pointer, b.pointer) ||
    byCodeUnit(a.kind, b.kind) ||
    byCodeUnit(a.severity, b.severity)
  )
}

function unreadFiles({ files, unread }: DecideOptions['facts']): UnreadFile[] {
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]))
  return unread.map((entry) => ({ ...entry, sha256: digests.get(entry.path) ?? null }))
}

/**
 * Every file that a reader claimed and could read at least in part, or that policies on files judged. Dependency files
 * count beside others: by themselves they are in every kind of repository, and no artifact of ML.
 */
function readFiles({ facts: { files, unread }, judgedFiles = [] }: DecideOptions): ReadFile[] {
  const judged = new Map(judgedFiles.map((file) => [file.path, file.format]))
  const lost = new Set(unread.filter(({ extent }) => extent === 'file').map(({ path }) => path))
  const read = files.filter(({ path, kind }) => (kind !== 'other' || judged.has(path)) && !lost.has(path))
  if (read.every(({ path, kind }) => kind === 'dependencies' && !judged.has(path))) return []
  return read
    .map(({ path, kind, format, size, sha256, lfs_pointer }) => ({
      path,
      kind,
      format: format ?? judged.get(path) ?? null,
      size,
      sha256,
      lfs_pointer,
    }))
    .sort((a, b) => byCodeUnit(a.path, b.path))
}
