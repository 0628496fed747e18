import type { Span } from '../../documents/place.ts'
import type { Finding, Report, SystemReport } from '../../verdict/report.ts'
import { pathToUri, visible } from '../neutralise.ts'
import { compareByWeight, repositoryPath } from '../select.ts'
import { shorten } from '../wording.ts'
import type { Location, Region, ReportingDescriptor, Result } from './types.ts'

/** GitHub refuses a run with more results (it stores the 5,000 that weigh most). */
const MAX_RESULTS = 25_000

/** The shortest limit that GitHub states for a text of SARIF. */
export const TEXT_LENGTH = 1_024

export interface Results {
  readonly shown: Result[]
  /** How many were left out. */
  readonly cut: number
}

/**
 * Violations, those that weigh most first. What a rule could not tell is no result but a notification: SARIF has
 * kind `review` for it, but GitHub ignores the kind and would open an alert for each.
 */
export function results(
  report: Report,
  systems: readonly SystemReport[],
  rules: readonly ReportingDescriptor[],
): Results {
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]))
  const found = systems
    .flatMap((system) => system.findings.map((finding) => ({ finding, system })))
    .filter(({ finding }) => finding.kind === 'violation' && indexes.has(ruleId(finding.rule)))
    .toSorted((a, b) => compareByWeight(a.finding, b.finding))
  const seen = new Map<string, number>()
  const shown = found.slice(0, MAX_RESULTS).map(({ finding, system }) => {
    const ordinal = (seen.get(finding.fingerprint) ?? 0) + 1
    seen.set(finding.fingerprint, ordinal)
    return result(report, system, finding, indexes.get(ruleId(finding.rule)) ?? 0, ordinal)
  })
  return { shown, cut: found.length - shown.length }
}

function result(
  report: Report,
  system: SystemReport,
  finding: Finding,
  ruleIndex: number,
  ordinal: number,
): Result {
  return {
    ruleId: ruleId(finding.rule),
    ruleIndex,
    level: finding.severity,
    message: { text: messageText(finding.message) },
    locations: [location(repositoryPath(report, finding.path), region(finding), finding.pointer)],
    partialFingerprints: {
      'modelward/v1': finding.fingerprint,
      // The only key that GitHub reads. Its own would be a hash of the line, which makes one alert of two findings
      // on a line, and says nothing in a binary file. The number tells apart findings that rest on one fact.
      primaryLocationLineHash: `${finding.fingerprint}:${ordinal}`,
    },
    properties: { system: visible(system.system.id), blocks: finding.blocks },
  }
}

/** A rule's id as SARIF and GitHub take it: not empty. */
export function ruleId(id: string): string {
  return id === '' ? 'unnamed' : visible(id)
}

/** Plain text for SARIF: nothing hidden, and no `[text](target)`, which viewers turn into a link. */
export function messageText(text: string): string {
  return shorten(visible(text).replaceAll('](', '] ('), TEXT_LENGTH) || '(no message)'
}

/** A finding about the system as a whole is placed at the folder. */
export function location(path: string, at: Region | undefined, pointer = ''): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: path === '' ? '.' : pathToUri(path), uriBaseId: '%SRCROOT%' },
      ...(at === undefined ? {} : { region: at }),
    },
    ...(pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: visible(pointer) }] }),
  }
}

/** GitHub needs all four numbers; a place without extent is widened by a column, so that there is something to mark. */
function region(span: Span): Region {
  const empty = span.end_line < span.line || (span.end_line === span.line && span.end_column <= span.column)
  return {
    startLine: span.line,
    startColumn: span.column,
    endLine: empty ? span.line : span.end_line,
    endColumn: empty ? span.column + 1 : span.end_column,
  }
}
