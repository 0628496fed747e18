import { manifestRecord } from '../manifest-record.ts'
import { ownerBlock, systemLine, TODO } from '../parts.ts'

export const incidentResponse = manifestRecord({
  name: 'incident-response',
  list: 'incident_response',
  about: 'Who does what when the system goes wrong: EU AI Act 73, GDPR 33.',
  body: (facts) => `${systemLine(facts)}
${ownerBlock(facts)}
# reviewed: 2026-01-31

roles:
  - role: incident lead
    name: ${TODO}
    contact: ${TODO}

# severities: [{id: critical, description: People are harmed, response_hours: 1}]

scenarios: []
#  - id: prompt-injection
#    description: A document makes the system act against its user
#    detection: guardrail alert
#    steps: [Switch off, Tell security, Keep the logs]
#    playbook: docs/playbooks/prompt-injection.md

containment:
  rollback: ${TODO} # how one goes back to the version before
  kill_switch: ${TODO} # how it is switched off, and by whom

# notifications: [{to: Data protection authority, within_hours: 72, legal_basis: GDPR 33}]
# last_exercise: 2026-01-31
`,
})
