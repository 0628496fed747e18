import type { Facts } from '../../facts/types.ts'
import { ownerOf, TODO } from '../parts.ts'
import type { InitRecord } from '../record.ts'

/** SECURITY.md with sections that count as placeholders until they are written. */
export const securityPolicy: InitRecord = {
  name: 'security-policy',
  path: 'SECURITY.md',
  of: 'tree',
  about: 'How a vulnerability is reported.',
  there: ({ governance }) => governance.security_policies[0]?.path ?? null,
  render: (facts) => `# Security

## Reporting a vulnerability

${reporting(facts)}

## Supported versions

${TODO}: the versions of code and models that get fixes.

## What happens then

${TODO}: within how many days you answer, and how a fix is published.
`,
}

function reporting(facts: Facts): string {
  const { contact } = ownerOf(facts)
  const isMail = contact !== null && /^[\w.+-]+@[\w.-]+$/.test(contact)
  return isMail
    ? `Write to ${contact}.`
    : `${TODO}: a mail address that somebody reads, or the page for private reports.`
}
