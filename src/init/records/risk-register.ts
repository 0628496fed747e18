import type { Facts } from '../../facts/types.ts'
import { manifestRecord } from '../manifest-record.ts'
import { known, ownerBlock, systemLine } from '../parts.ts'

export const riskRegister = manifestRecord({
  name: 'risk-register',
  list: 'risk_registers',
  about: 'The risks of the system, who owns each, and what is done about it by when.',
  body: (facts) => `${systemLine(facts)}
${ownerBlock(facts)}
# reviewed: 2026-01-31
# next_review: 2026-07-31
${hints(facts)}
risks: []
#  - id: R-1
#    title: Wrong answers are believed
#    threats: [T-1] # ids in the threat model
#    likelihood: medium # very-low, low, medium, high, very-high
#    impact: high
#    impact_dimensions: [business, financial, reputational, ethical]
#    owner: {name: Search team, contact: search@example.com}
#    treatment: mitigate # accept, transfer, avoid
#    measures:
#      - {title: Show sources, status: planned, due: 2026-06-30}
#    residual: {likelihood: low, impact: medium}
#    due: 2026-12-31
#    status: open # in-progress, accepted, closed
`,
})

/** Threats that another file has without a risk. */
function hints({ governance }: Facts): string {
  const open = governance.threat_models.flatMap(({ threats }) =>
    threats.filter(({ status, risk }) => status === 'open' && risk === null),
  )
  if (open.length === 0) return ''
  const named = open.slice(0, 20).map(({ id, title }) => `#  ${known(id)}: ${known(title)}\n`)
  return `\n# Open threats without a risk:\n${named.join('')}`
}
