/** One small real-looking file of each form of governance file: path and content. */
export const GOVERNANCE_SAMPLES: readonly (readonly [path: string, content: string | object])[] = [
  [
    'ml-system.yml',
    `id: answerer
owner:
  name: Search team
  contact: search@example.com
role: provider
intended_purpose: Answers questions of staff.
risk_tier: minimal
risk_tier_rationale: It decides on nobody.
people_affecting: false
personal_data: false
exposure: internal
objectives: [{id: O-1, metric: f1, target: "> 0.8"}]
policies: [docs/ai-policy.md]
`,
  ],
  [
    'threat-model.yml',
    `system: answerer
title: Answerer in the search page
method: STRIDE and ATLAS
owner: {name: Security, contact: security@example.com}
reviewed: 2026-05-01
next_review: 2027-05-01
assets:
  - {id: weights, title: Weights, kind: model}
entry_points:
  - {id: api, title: Question API, kind: api}
threats:
  - id: T-1
    title: Poisoned training data
    category: Data poisoning
    atlas: [AML.T0020]
    affects: [weights]
    likelihood: medium
    impact: high
    severity: high
    status: mitigated
    mitigations:
      - description: Digests of all files are compared.
        status: verified
        controls: {eu-ai-act: ["15(5)"]}
        rules: [INT-002]
        evidence: [SHA256SUMS, "https://example.com/report"]
    risk: R-1
`,
  ],
  [
    'governance/risk-register.yml',
    `system: answerer
owner: {name: Risk office, contact: risk@example.com}
reviewed: 2026-06-01
risks:
  - id: R-1
    title: Wrong answers are believed
    threats: [T-1]
    likelihood: medium
    impact: high
    impact_dimensions: [reputational]
    owner: {name: Search team, contact: search@example.com}
    treatment: mitigate
    measures:
      - {title: Show sources, status: done, due: 2026-04-01, controls: {iso-42001: [A.8.2]}}
    residual: {likelihood: low, impact: medium}
    due: 2026-12-31
    status: in-progress
`,
  ],
  [
    'impact-assessment.yml',
    `type: fria
scope: Questions of staff about internal documents.
owner: {name: Search team, contact: search@example.com}
affected_groups:
  - {id: staff, description: Employees, vulnerable: false}
harms:
  - {id: H-1, description: Wrong advice on leave, groups: [staff], likelihood: low, severity: medium, mitigations: [Sources]}
oversight: HR answers what is contested.
approver: {name: Works council, role: Codetermination}
date: 2026-03-01
next_review: 2027-03-01
documents: [docs/minutes.pdf]
`,
  ],
  [
    'monitoring-plan.yml',
    `owner: {name: Search team, contact: search@example.com}
signals:
  - id: drift
    kind: drift
    metric: population stability index
    threshold: "> 0.2"
    cadence: daily
escalation: Search on-call, then head of search.
logging: {events: [question, answer], retention_days: 180, access: search team}
`,
  ],
  [
    'incident-response.yml',
    `owner: {name: Search team, contact: search@example.com}
roles:
  - {role: incident lead, contact: search-oncall@example.com}
scenarios:
  - {id: injection, description: Prompt injection, steps: [Switch off, Tell security], playbook: docs/injection.md}
containment: {rollback: Deploy the digest before, kill_switch: Feature flag answerer.enabled}
notifications:
  - {to: Data protection authority, within_hours: 72, legal_basis: GDPR 33}
last_exercise: 2026-02-10
`,
  ],
  [
    'deployment.yml',
    `environment: production
owner: {name: Platform, contact: platform@example.com}
models:
  - {id: answerer, version: "1.0.0", path: model.onnx}
endpoints:
  - {id: api, url: "https://answers.example.com", exposure: internal, authentication: oidc, rate_limit: 60/min}
encryption: {in_transit: TLS 1.3, at_rest: AES-256}
oversight: {mode: human-on-the-loop}
rollback: {procedure: Deploy the digest before, tested: 2026-02-10}
`,
  ],
  [
    '.modelward/waivers.yml',
    `waivers:
  - rule: SER-001
    scope: [legacy/**]
    reason: Replaced by safetensors in the next release.
    approver: {name: Ada, contact: ada@example.com}
    approved: 2026-01-10
    expires: 2026-12-31
    ticket: SEC-12
`,
  ],
  [
    'training-records.yml',
    `records:
  - {id: L-1, course: AI literacy, role: search team, date: 2026-01-20, participants: 8, evidence: docs/export.csv}
`,
  ],
  [
    'threats/dragon-1.json',
    {
      summary: { title: 'Answerer', owner: 'Ada', description: 'The question API', id: 0 },
      detail: {
        contributors: [{ name: 'Grace' }],
        reviewer: 'Edsger',
        diagrams: [
          {
            title: 'Main',
            id: 0,
            diagramJson: {
              cells: [
                {
                  type: 'tm.Store',
                  id: 'a25bbb4e-093f-4238-a620-31efdee452dc',
                  attrs: { text: { text: 'Index' } },
                  threats: [
                    {
                      status: 'Open',
                      severity: 'High',
                      mitigation: 'Encrypt it.',
                      title: 'Reading the index',
                      type: 'Information disclosure',
                    },
                    { status: 'Mitigated', severity: 'TBD', title: 'Writing to it', type: 'Tampering' },
                  ],
                },
                { type: 'tm.Actor', id: 'b394f9f7', attrs: { text: { text: 'Staff' } }, threats: [] },
              ],
            },
          },
        ],
      },
    },
  ],
  [
    'threats/dragon-2.json',
    {
      version: '2.3.0',
      summary: { title: 'Answerer', owner: 'Ada', description: '', id: 0 },
      detail: {
        contributors: [],
        diagrams: [
          {
            id: 0,
            title: 'Main',
            diagramType: 'STRIDE',
            cells: [
              {
                shape: 'process',
                id: '3e75b596-9c70-41b6-a2cf-a15899c254d3',
                data: {
                  type: 'tm.Process',
                  name: 'Answerer',
                  threats: [
                    {
                      id: '1468b37f-3ff9-4079-8767-f33bbfe0a887',
                      title: 'Prompt injection',
                      status: 'NotApplicable',
                      severity: 'Critical',
                      type: 'Tampering',
                      description: 'A document holds instructions.',
                      mitigation: '',
                      modelType: 'STRIDE',
                    },
                  ],
                },
              },
            ],
          },
        ],
        reviewer: '',
        diagramTop: 1,
        threatTop: 1,
      },
    },
  ],
  [
    'threats/model.otm.yaml',
    `otmVersion: 0.2.0
project: {name: Answerer, id: answerer, owner: Ada, ownerContact: ada@example.com}
assets:
  - {id: questions, name: Questions, risk: {confidentiality: 80, integrity: 20, availability: 20}}
components:
  - id: api
    name: Question API
    type: web-service
    parent: {trustZone: private}
    threats:
      - {threat: spoof, state: exposed, mitigations: [{mitigation: sso, state: required}]}
trustZones:
  - {id: private, name: Private, risk: {trustRating: 100}}
threats:
  - id: spoof
    name: Spoofed callers
    categories: [Spoofing]
    cwes: [CWE-287]
    risk: {likelihood: 50, impact: 100}
mitigations:
  - {id: sso, name: Single sign-on, riskReduction: 80}
`,
  ],
  [
    'catalogs/threats.yaml',
    `metadata:
  id: ANSWERER-THREATS
  type: ThreatCatalog
  gemara-version: "1.0.0"
  description: Threats of systems that answer questions
  author: {id: sec, name: Security team, type: Human}
title: Threats of answerers
groups:
  - {id: stride-t, title: Tampering, description: Changing what was said}
threats:
  - id: TH-1
    title: Indirect prompt injection
    description: A document holds instructions.
    group: stride-t
    capabilities:
      - {reference-id: CAPS, entries: [{reference-id: CAP-2}]}
`,
  ],
  [
    'catalogs/risks.yaml',
    `title: Risks of answerers
metadata:
  id: ANSWERER-RISKS
  type: RiskCatalog
  gemara-version: "1.0.0"
  description: Risks
  author: {id: risk, name: Risk team, type: Human}
groups:
  - {id: trust, title: Trust, description: What people believe, appetite: Low}
risks:
  - id: RK-1
    title: Wrong answers are believed
    description: Nobody looks at the sources.
    group: trust
    severity: High
    impact: Wrong decisions.
    owner:
      responsible: [{name: Search team, email: search@example.com}]
    threats:
      - {reference-id: ANSWERER-THREATS, entries: [{reference-id: TH-1}]}
`,
  ],
  [
    'oscal/poam.json',
    {
      'plan-of-action-and-milestones': {
        uuid: '2ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10',
        metadata: {
          title: 'Plan for the answerer',
          'last-modified': '2026-05-01T10:00:00Z',
          version: '1',
          'oscal-version': '1.1.3',
          roles: [{ id: 'poam-owner', title: 'Owner' }],
          parties: [
            {
              uuid: '3ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10',
              type: 'organization',
              name: 'Risk office',
              'email-addresses': ['risk@example.com'],
            },
          ],
          'responsible-parties': [
            { 'role-id': 'poam-owner', 'party-uuids': ['3ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10'] },
          ],
        },
        'system-id': { id: 'answerer' },
        risks: [
          {
            uuid: '4ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10',
            title: 'Weights are pickled',
            description: 'Loading them runs code.',
            statement: 'Whoever changes them runs code on our hosts.',
            status: 'remediating',
            'threat-ids': [
              { system: 'https://atlas.mitre.org', id: 'https://atlas.mitre.org/techniques/AML.T0010' },
            ],
            characterizations: [
              {
                origin: {
                  actors: [{ type: 'party', 'actor-uuid': '3ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10' }],
                },
                facets: [
                  { name: 'likelihood', system: 'https://example.com', value: 'low' },
                  { name: 'impact', system: 'https://example.com', value: 'high' },
                ],
              },
            ],
            deadline: '2026-12-31T00:00:00Z',
            remediations: [
              {
                uuid: '5ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10',
                lifecycle: 'planned',
                title: 'Convert to safetensors',
                description: 'And delete the pickles.',
              },
            ],
          },
        ],
        'poam-items': [
          {
            uuid: '6ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10',
            title: 'Weights',
            description: 'See the risk.',
            'related-risks': [{ 'risk-uuid': '4ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f10' }],
          },
          { title: 'Logs', description: 'They are kept for too long.' },
        ],
      },
    },
  ],
  [
    '.github/CODEOWNERS',
    '# owners\n*       @acme/ml\n/docs/  docs@example.com # pages\n*.onnx  @acme/models @ada\nvendor/\n',
  ],
  [
    'SECURITY.md',
    '# Security\n\n## Supported Versions\n\nThe last two.\n\n## Reporting a Vulnerability\n\nWrite to security@example.com.\n',
  ],
  [
    'CITATION.cff',
    `cff-version: 1.2.0
message: Please cite it.
title: Answerer
version: 1.0.0
date-released: 2026-01-31
license: Apache-2.0
doi: 10.5281/zenodo.1234567
authors:
  - {family-names: Lovelace, given-names: Ada, orcid: "https://orcid.org/0000-0002-1825-0097"}
  - {name: Search team}
`,
  ],
]
