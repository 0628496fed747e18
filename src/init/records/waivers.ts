import { manifestRecord } from '../manifest-record.ts'

export const waivers = manifestRecord({
  name: 'waivers',
  list: 'waivers',
  about: 'Findings that are tolerated, by whom, why, and until when.',
  body: () => `waivers: []
#  - rule: SER-001
#    scope: [legacy/**] # without it the whole system
#    reason: Replaced by safetensors in the next release
#    approver: {name: Head of risk, contact: risk@example.com}
#    approved: 2026-01-31
#    expires: 2026-06-30 # the last day on which it holds
#    ticket: SEC-12
`,
})
