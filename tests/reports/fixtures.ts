import { createHash } from 'node:crypto'
import type { Severity } from '../../src/policy/types.ts'
import type {
  Counts,
  ExitStatus,
  Finding,
  Outcome,
  ReadFile,
  Report,
  RuleReport,
  SystemReport,
  Verdict,
} from '../../src/verdict/report.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** A rule that passed; its id decides nothing. */
export function aRule(rule: Partial<RuleReport> & { id: string }): RuleReport {
  return {
    title: `Title of ${rule.id}`,
    description: `Why ${rule.id} matters.`,
    severity: 'error',
    outcome: 'pass',
    error: null,
    remediation: `Mend ${rule.id}.`,
    controls: {},
    references: [],
    parameters: {},
    pack: 'core',
    ...rule,
  }
}

export function aFinding(finding: Partial<Finding> & { rule: string }): Finding {
  const severity = finding.severity ?? 'error'
  const line = finding.line ?? 1
  const column = finding.column ?? 1
  const kind = finding.kind ?? 'violation'
  return {
    path: 'README.md',
    line,
    column,
    end_line: line,
    end_column: column + 4,
    kind,
    severity,
    message: `${finding.rule} is not met.`,
    remediation: `Mend ${finding.rule}.`,
    controls: {},
    pointer: '/model_cards/0',
    fingerprint: createHash('sha256').update(JSON.stringify(finding)).digest('hex'),
    blocks: kind === 'violation' && severity === 'error',
    ...finding,
  }
}

export function aFile(file: Partial<ReadFile> & { path: string }): ReadFile {
  return {
    kind: 'model-card',
    format: 'hugging-face',
    size: 1024,
    sha256: DIGEST,
    lfs_pointer: false,
    ...file,
  }
}

export function aSystem(system: Partial<SystemReport> = {}): SystemReport {
  return {
    system: { id: 'credit-risk', path: '' },
    profile: 'default',
    rules: [],
    findings: [],
    exceptions: [],
    read: [],
    unread: [],
    ...system,
  }
}

/** A report whose counts, verdict and exit status follow from its systems unless they are given. */
export function aReport(systems: SystemReport[], report: Partial<Report> = {}): Report {
  const counts = countAll(systems)
  const verdict = report.verdict ?? verdictOf(systems, counts)
  return {
    report_version: '1',
    tool: { name: 'modelward', version: '0.1.0' },
    effective_time: '2026-11-23T00:00:00Z',
    root: '.',
    prefix: '',
    repository: { kind: 'working-copy', commit: '0123456789abcdef0123456789abcdef01234567', shallow: false },
    fail_on: 'error',
    verdict,
    exit_status: EXIT_STATUS[verdict],
    counts,
    rules_off: [],
    ignored: { count: 0, first: [] },
    packs: [{ name: 'core', version: '0.1.0', digest: `sha256:${DIGEST}`, rules: 22, signer: null }],
    systems,
    ...report,
  }
}

const EXIT_STATUS: Record<Verdict, ExitStatus> = { pass: 0, fail: 1, 'nothing-evaluated': 3, error: 4 }

function countAll(systems: readonly SystemReport[]): Counts {
  const violations = systems.flatMap((system) => system.findings.filter(({ kind }) => kind === 'violation'))
  const rules = systems.flatMap((system) => system.rules)
  const severity = (wanted: Severity): number => violations.filter((one) => one.severity === wanted).length
  const outcome = (wanted: Outcome): number => rules.filter((one) => one.outcome === wanted).length
  return {
    error: severity('error'),
    warning: severity('warning'),
    note: severity('note'),
    outcomes: {
      pass: outcome('pass'),
      fail: outcome('fail'),
      'needs-review': outcome('needs-review'),
      'not-applicable': outcome('not-applicable'),
      error: outcome('error'),
    },
  }
}

function verdictOf(systems: readonly SystemReport[], counts: Counts): Verdict {
  if (counts.outcomes.error > 0) return 'error'
  if (systems.some((system) => system.findings.some((finding) => finding.blocks))) return 'fail'
  const { pass, fail } = counts.outcomes
  return pass + fail + counts.outcomes['needs-review'] === 0 ? 'nothing-evaluated' : 'pass'
}
