import { manifestRecord } from '../manifest-record.ts'
import { ownerBlock, systemLine } from '../parts.ts'

export const trainingRecords = manifestRecord({
  name: 'training-records',
  list: 'training_records',
  about: 'Which roles were taught what, without personal data: EU AI Act 4.',
  body: (facts) => `${systemLine(facts)}
${ownerBlock(facts)}

records: []
#  - course: AI literacy
#    role: credit officers # the role, not the person
#    date: 2026-01-31
#    participants: 12
#    valid_until: 2027-01-31
#    evidence_digest: sha256:... # of the export of the learning system
`,
})
