import type { Facts } from '../../facts/types.ts'
import { manifestRecord } from '../manifest-record.ts'
import { known, ownerBlock, systemLine, TODO, yamlList } from '../parts.ts'

export const monitoringPlan = manifestRecord({
  name: 'monitoring-plan',
  list: 'monitoring',
  about: 'What is watched in operation, and what happens when it leaves its bounds: EU AI Act 72(3).',
  body: (facts) => `${systemLine(facts)}
${ownerBlock(facts)}
# reviewed: 2026-01-31

# Metrics that the cards report; add drift, fairness and security.
${yamlList('signals', metricsOf(facts).map(signalEntry))}
#  - id: drift
#    kind: drift # performance, data-quality, security, fairness, safety, availability, cost
#    metric: population stability index
#    threshold: "> 0.2 for 3 days"
#    cadence: daily
#    escalation: on-call, then the owner

# escalation: who is told, and in which order
# logging: {events: [input, output], retention_days: 180, access: the team}
`,
})

function metricsOf({ model_cards: cards }: Facts): string[] {
  const names = cards.flatMap((card) => [
    ...card.evaluations.flatMap(({ metric }) => metric ?? []),
    ...card.metrics,
  ])
  return [...new Set(names)]
}

function signalEntry(metric: string): string {
  return [
    `  - id: ${known(metric)}`,
    '    kind: performance',
    `    metric: ${known(metric)}`,
    `    threshold: ${TODO} # when somebody is called`,
    `    cadence: ${TODO} # how often it is looked at`,
  ].join('\n')
}
