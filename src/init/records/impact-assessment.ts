import { manifestRecord } from '../manifest-record.ts'
import { ownerBlock, systemLine, TODO } from '../parts.ts'

export const impactAssessment = manifestRecord({
  name: 'impact-assessment',
  list: 'impact_assessments',
  about: 'What the system does to people: EU AI Act 27(1), GDPR 35(7).',
  body: (facts) => `${systemLine(facts)}
type: ${TODO} # fria (fundamental rights), aiia (AI system) or dpia (data protection)
scope: ${TODO} # the process in which it is used, and for what
${ownerBlock(facts)}
# necessity: why it is needed, and why in this form

affected_groups: []
#  - {id: applicants, description: People who apply for a loan, vulnerable: false}

harms: []
#  - id: H-1
#    description: A loan is refused for a reason that does not hold
#    groups: [applicants]
#    likelihood: low # very-low, low, medium, high, very-high
#    severity: high
#    mitigations: [A credit officer decides]
#    risk: R-1

# oversight: how people watch over it
# complaints: how people object, and who answers
# consulted: [Works council]
approver:
  name: ${TODO} # who approved it
# date: 2026-01-31
# next_review: 2027-01-31
`,
})
