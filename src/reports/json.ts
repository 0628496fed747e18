import { byCodeUnit } from '../facts/paths.ts'
import type {
  Counts,
  Finding,
  PackReference,
  ReadFile,
  Report,
  RuleReport,
  SystemReport,
} from '../verdict/report.ts'
import { forJson } from './neutralise.ts'
import type { RenderOptions } from './options.ts'

/**
 * The report itself. Every object is written field by field, so that the order of keys does not depend on how the
 * report was made, and nothing is published that the schema does not know.
 */
export function renderJson(report: Report, _options: RenderOptions): string {
  return `${forJson(JSON.stringify(ordered(report), null, 2))}\n`
}

function ordered(report: Report): Report {
  return {
    report_version: report.report_version,
    tool: { name: report.tool.name, version: report.tool.version },
    effective_time: report.effective_time,
    root: report.root,
    prefix: report.prefix,
    repository: {
      kind: report.repository.kind,
      commit: report.repository.commit,
      shallow: report.repository.shallow,
    },
    fail_on: report.fail_on,
    verdict: report.verdict,
    exit_status: report.exit_status,
    counts: counts(report.counts),
    packs: report.packs.map(pack),
    rules_off: report.rules_off.map(({ id, pack }) => ({ id, pack })),
    ignored: { count: report.ignored.count, first: [...report.ignored.first] },
    systems: report.systems.map(system),
  }
}

function counts(value: Counts): Counts {
  return {
    error: value.error,
    warning: value.warning,
    note: value.note,
    outcomes: {
      pass: value.outcomes.pass,
      fail: value.outcomes.fail,
      'needs-review': value.outcomes['needs-review'],
      'not-applicable': value.outcomes['not-applicable'],
      error: value.outcomes.error,
    },
  }
}

function pack(value: PackReference): PackReference {
  const { signer } = value
  return {
    name: value.name,
    version: value.version,
    digest: value.digest,
    rules: value.rules,
    signer: signer && {
      algorithm: signer.algorithm,
      key_id: signer.key_id,
      fingerprint: signer.fingerprint,
    },
  }
}

function system(value: SystemReport): SystemReport {
  return {
    system: { id: value.system.id, path: value.system.path },
    profile: value.profile,
    rules: value.rules.map(rule),
    findings: value.findings.map(finding),
    exceptions: value.exceptions.map(({ rule, path, findings }) => ({ rule, path, findings })),
    read: value.read.map(readFile),
    unread: value.unread.map((item) => ({
      path: item.path,
      kind: item.kind,
      reason: item.reason,
      extent: item.extent,
      message: item.message,
      line: item.line,
      column: item.column,
      sha256: item.sha256,
    })),
  }
}

function rule(value: RuleReport): RuleReport {
  return {
    id: value.id,
    title: value.title,
    description: value.description,
    severity: value.severity,
    outcome: value.outcome,
    error: value.error,
    remediation: value.remediation,
    controls: sorted(value.controls),
    references: value.references,
    parameters: sorted(value.parameters),
    pack: value.pack,
  }
}

function finding(value: Finding): Finding {
  return {
    rule: value.rule,
    kind: value.kind,
    severity: value.severity,
    path: value.path,
    line: value.line,
    column: value.column,
    end_line: value.end_line,
    end_column: value.end_column,
    message: value.message,
    remediation: value.remediation,
    controls: sorted(value.controls),
    pointer: value.pointer,
    fingerprint: value.fingerprint,
    blocks: value.blocks,
  }
}

function readFile(value: ReadFile): ReadFile {
  return {
    path: value.path,
    kind: value.kind,
    format: value.format,
    size: value.size,
    sha256: value.sha256,
    lfs_pointer: value.lfs_pointer,
  }
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => byCodeUnit(a, b)))
}
