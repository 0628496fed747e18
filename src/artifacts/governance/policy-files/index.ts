import { baseName } from '../../paths.ts'
import { LOCATIONS } from '../code-owners/locations.ts'
import type { GovernanceFormat } from '../format.ts'

/** Files of a fixed name that platforms read too. */
export const POLICY_FILES: readonly GovernanceFormat[] = [
  {
    format: 'codeowners',
    specifications: [
      'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners',
    ],
    mayBe: (path) => LOCATIONS.includes(path),
    matches: () => true,
    read: async (source) => (await import('../code-owners/read.ts')).readCodeOwners(source),
  },
  {
    format: 'security-policy',
    specifications: [
      'https://docs.github.com/en/code-security/getting-started/adding-a-security-policy-to-your-repository',
    ],
    mayBe: (path) => /(?:^|\/)SECURITY\.(?:md|markdown)$/i.test(path),
    matches: () => true,
    read: async (source) => (await import('./security-policy.ts')).readSecurityPolicy(source),
  },
  {
    format: 'citation-file-format',
    specifications: ['https://github.com/citation-file-format/citation-file-format'],
    mayBe: (path) => baseName(path) === 'CITATION.cff',
    matches: () => true,
    read: async (source) => (await import('./citation.ts')).readCitation(source),
  },
]
