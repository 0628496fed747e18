import type { Report, RuleReport } from '../../src/verdict/report.ts'
import { aFile, aFinding, aReport, aRule, aSystem } from './fixtures.ts'
import { hostile } from './hostile-case.ts'

const CARD_RULES: RuleReport[] = [
  aRule({
    id: 'DOC-001',
    title: 'Model card exists and can be read',
    controls: { 'iso-42001': ['A.6.2.7'], 'eu-ai-act': ['11(1)', '53(1)(a)'] },
  }),
  aRule({
    id: 'DOC-002',
    title: 'Intended use and out-of-scope use are stated',
    controls: { 'eu-ai-act': ['13(3)(b)(i)'], 'nist-ai-rmf': ['MAP 1.1', 'MAP 3.3'] },
    remediation:
      'Write what the model is for and what it must not be used for, under the headings\n  "Intended uses" and "Out-of-scope use".',
  }),
  aRule({ id: 'DOC-003', title: 'Limitations are stated', severity: 'warning' }),
  aRule({
    id: 'INT-002',
    title: "Recorded digest equals the file's digest",
    description:
      'A digest in a manifest, SBOM or lockfile that differs from the file shows tampering or a stale record.',
    remediation: 'Find out who changed the file; if the change is meant, record its digest again.',
    controls: { 'nist-ssdf-ai': ['PS.1.3', 'PW.4.4'], 'aisvs-1.0': ['6.1.3'], 'mitre-atlas': ['AML.M0014'] },
    references: ['https://www.gnu.org/software/coreutils/manual/html_node/sha2-utilities.html'],
  }),
  aRule({ id: 'LIC-002', title: 'The license allows the declared use', parameters: { strict: false } }),
  aRule({ id: 'SC-001', title: 'An SBOM is there and valid', severity: 'warning' }),
  aRule({ id: 'SER-001', title: 'Weights are not in a pickle format', severity: 'warning' }),
  aRule({ id: 'GOV-001', title: 'The system has an owner and a risk tier', severity: 'note' }),
]

function withOutcomes(outcomes: Record<string, RuleReport['outcome']>): RuleReport[] {
  return CARD_RULES.map((rule) => ({ ...rule, outcome: outcomes[rule.id] ?? rule.outcome }))
}

function remediation(id: string): string {
  return CARD_RULES.find((rule) => rule.id === id)?.remediation ?? ''
}

const READ = [
  aFile({ path: 'README.md' }),
  aFile({ path: 'SHA256SUMS', kind: 'checksums', format: 'coreutils', size: 180 }),
  aFile({
    path: 'model.safetensors',
    kind: 'model-file',
    format: 'safetensors',
    size: 4_200_000,
    lfs_pointer: true,
  }),
]

export const passing = aReport([
  aSystem({ rules: withOutcomes({ 'SER-001': 'not-applicable' }), read: READ }),
])

const passingWithWarnings = aReport([
  aSystem({
    rules: withOutcomes({ 'DOC-003': 'fail' }),
    findings: [
      aFinding({
        rule: 'DOC-003',
        severity: 'warning',
        line: 12,
        message: 'The card says nothing about limitations.',
        remediation: remediation('DOC-003'),
      }),
    ],
    read: READ.slice(0, 1),
  }),
])

const fraud = aSystem({
  system: { id: 'fraud', path: 'systems/fraud' },
  rules: withOutcomes({
    'DOC-002': 'fail',
    'DOC-003': 'fail',
    'INT-002': 'fail',
    'LIC-002': 'needs-review',
    'GOV-001': 'fail',
    'SER-001': 'not-applicable',
  }),
  findings: [
    aFinding({
      rule: 'DOC-003',
      severity: 'warning',
      path: 'systems/fraud/README.md',
      line: 1,
      message: 'The section "Limitations" holds only the placeholder of the template.',
      remediation: remediation('DOC-003'),
    }),
    aFinding({
      rule: 'DOC-002',
      path: 'systems/fraud/README.md',
      line: 14,
      column: 1,
      end_line: 18,
      end_column: 1,
      message: 'Intended use is not stated.',
      remediation: remediation('DOC-002'),
      controls: { 'eu-ai-act': ['13(3)(b)(i)'], 'nist-ai-rmf': ['MAP 1.1', 'MAP 3.3'] },
      pointer: '/model_cards/0/sections/intended_use',
    }),
    aFinding({
      rule: 'LIC-002',
      kind: 'unverified',
      path: 'systems/fraud/README.md',
      line: 3,
      column: 10,
      message:
        'The terms of the license "acme-research" are not known, so commercial use could not be checked.',
      remediation: remediation('LIC-002'),
    }),
    aFinding({
      rule: 'DOC-002',
      path: 'systems/fraud/README.md',
      line: 104,
      message: 'Out-of-scope use is not stated.',
      remediation: remediation('DOC-002'),
      pointer: '/model_cards/0/sections/out_of_scope_use',
    }),
    aFinding({
      rule: 'LIC-002',
      kind: 'unverified',
      path: 'systems/fraud/bom.json',
      line: 40,
      column: 9,
      message: 'The terms of the license of component "acme/base" are not known.',
      remediation: remediation('LIC-002'),
    }),
    aFinding({
      rule: 'INT-002',
      path: 'systems/fraud/model weights (v1).safetensors.sha256',
      line: 1,
      end_column: 65,
      message:
        'SHA-256 of model weights (v1).safetensors is 9f86d081884c7d65…, and the manifest records 60303ae22b998861….',
      remediation: remediation('INT-002'),
      controls: {
        'nist-ssdf-ai': ['PS.1.3', 'PW.4.4'],
        'aisvs-1.0': ['6.1.3'],
        'mitre-atlas': ['AML.M0014'],
      },
      pointer: '/checksums/0',
    }),
    aFinding({
      rule: 'GOV-001',
      severity: 'note',
      path: 'systems/fraud/ml-system.yml',
      message: 'No risk tier is declared.',
      remediation: remediation('GOV-001'),
    }),
  ],
  read: READ.map((file) => ({ ...file, path: `systems/fraud/${file.path}` })),
  unread: [
    {
      path: 'systems/fraud/lineage.json',
      kind: 'lineage',
      reason: 'malformed',
      extent: 'file',
      message: 'The JSON ends before it is complete.',
      line: 212,
      column: 7,
      sha256: 'd2'.repeat(32),
    },
    {
      path: 'systems/fraud/bom.json',
      kind: 'sbom',
      reason: 'limit',
      extent: 'part',
      message: 'Components after the 1,000,000th are left out.',
      line: null,
      column: null,
      sha256: null,
    },
  ],
})

const chat = aSystem({
  system: { id: 'chat', path: 'systems/chat' },
  profile: 'strict',
  rules: withOutcomes({ 'SER-001': 'fail', 'INT-002': 'not-applicable' }),
  findings: [
    aFinding({
      rule: 'SER-001',
      severity: 'warning',
      path: 'systems/chat/pytorch_model.bin',
      message: 'Loading pytorch_model.bin runs code, and there is no safetensors file beside it.',
      remediation: remediation('SER-001'),
    }),
  ],
  read: [aFile({ path: 'systems/chat/README.md' })],
})

const search = aSystem({
  system: { id: 'search', path: 'systems/search' },
  rules: withOutcomes({}),
  read: [aFile({ path: 'systems/search/README.md' })],
})

export const failing = aReport([chat, fraud, search], {
  root: 'ml',
  prefix: 'ml',
  rules_off: [{ id: 'DOC-011', pack: 'core' }],
  ignored: { count: 3, first: ['experiments/', 'scratch/a.bin', 'scratch/b.bin'] },
})

export const empty = aReport([aSystem()])

const nothingApplies = aReport([
  aSystem({
    rules: CARD_RULES.map((rule) => ({ ...rule, outcome: 'not-applicable' })),
    read: [aFile({ path: 'model.safetensors', kind: 'model-file', format: 'safetensors' })],
  }),
])

export const ruleError = aReport([
  aSystem({
    rules: [
      ...withOutcomes({ 'DOC-003': 'fail' }),
      aRule({
        id: 'ACME-7',
        title: 'Weights are approved by the model board',
        outcome: 'error',
        error: 'board.rego:12: div_by_zero: the policy was aborted.',
        pack: 'acme',
      }),
    ],
    findings: [
      aFinding({
        rule: 'DOC-003',
        severity: 'warning',
        message: 'The card says nothing about limitations.',
        remediation: remediation('DOC-003'),
      }),
    ],
    read: READ,
  }),
])

/** Many findings over a few hundred files, for limits and speed. */
export function many(findings: number): Report {
  const severities = ['note', 'warning', 'error'] as const
  return aReport([
    aSystem({
      rules: withOutcomes({ 'DOC-002': 'fail', 'INT-002': 'fail' }),
      findings: Array.from({ length: findings }, (_, index) =>
        aFinding({
          rule: CARD_RULES[index % CARD_RULES.length]?.id ?? 'DOC-001',
          severity: severities[index % severities.length] ?? 'error',
          path: `models/${index % 300}/README.md`,
          line: 1 + Math.floor(index / 300),
          message: `Component number ${index} of this SBOM is named by no license, hash or supplier.`,
        }),
      ),
      read: READ,
    }),
  ])
}

export const CASES = {
  passing,
  'passing-with-warnings': passingWithWarnings,
  failing,
  hostile,
  'nothing-applies': nothingApplies,
  empty,
  'rule-error': ruleError,
} satisfies Record<string, Report>
