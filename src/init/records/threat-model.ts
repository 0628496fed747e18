import type { Facts } from '../../facts/types.ts'
import { manifestRecord } from '../manifest-record.ts'
import { known, ownerBlock, systemLine, yamlList } from '../parts.ts'

export const threatModel = manifestRecord({
  name: 'threat-model',
  list: 'threat_models',
  about: 'What could be done to the system, and what stands against it.',
  body: (facts) => `${systemLine(facts)}
# method: STRIDE, MITRE ATLAS
${ownerBlock(facts)}
# reviewed: 2026-01-31
# next_review: 2027-01-31

${yamlList('assets', assetsOf(facts))}

# Where an attacker meets the system: training data, APIs, deployment interfaces, dependencies.
entry_points: []
#  - {id: api, title: Question API, kind: api}

threats: []
#  - id: T-1
#    title: Poisoned training data
#    category: Data poisoning
#    atlas: [AML.T0020]
#    affects: [api]
#    likelihood: medium # very-low, low, medium, high, very-high
#    impact: high
#    severity: high # low, medium, high, critical
#    status: open # mitigated, accepted, transferred, not-applicable
#    mitigations:
#      - {description: Digests are compared, status: implemented, rules: [INT-002], controls: {eu-ai-act: ["15(5)"]}}
#    risk: R-1 # id in the risk register
`,
})

function assetsOf({ models, datasets }: Facts): string[] {
  return [
    ...models.map(({ name }) => asset(`model:${name}`, name, 'model')),
    ...datasets.map(({ id }) => asset(`dataset:${id}`, id, 'data')),
  ]
}

function asset(id: string, title: string, kind: string): string {
  return `  - id: ${known(id)}\n    title: ${known(title)}\n    kind: ${kind}`
}
