import { describe, expect, test } from 'vitest'
import { readAs, sampleOf } from './helpers.ts'

describe('SECURITY.md', () => {
  test('says how to report', async () => {
    const { value, textAt } = await readAs('security_policies', 'SECURITY.md', sampleOf('SECURITY.md'))
    expect(value).toMatchObject({
      valid: true,
      contacts: ['security@example.com'],
      sections: { reporting: true, supported_versions: true, disclosure: false },
      placeholders: [],
    })
    expect(await textAt('/contacts/0')).toBe('security@example.com')
    expect(await textAt('/sections/reporting')).toBe('## Reporting a Vulnerability')
  })

  test("GitHub's template says nothing", async () => {
    const template = `# Security Policy

## Supported Versions

Use this section to tell people about which versions of your project are
currently being supported with security updates.

| Version | Supported          |
| ------- | ------------------ |
| 5.1.x   | :white_check_mark: |

## Reporting a Vulnerability

Use this section to tell people how to report a vulnerability.
`
    const { value, textAt } = await readAs('security_policies', '.github/SECURITY.md', template)
    expect(value.valid).toBe(false)
    expect(value.sections).toEqual({ reporting: false, supported_versions: false, disclosure: false })
    expect(value.placeholders).toEqual(['/sections/supported_versions', '/sections/reporting'])
    expect(await textAt('/placeholders/1')).toContain('how to report')
    expect(value.errors[0]?.message).toBe('.github/SECURITY.md does not say how a vulnerability is reported.')
  })

  test('an address is a way to report; other links are none', async () => {
    const content =
      'See https://example.com/docs. Open https://github.com/a/b/security/advisories/new, please.\n'
    const { value } = await readAs('security_policies', 'SECURITY.md', content)
    expect(value.contacts).toEqual(['https://github.com/a/b/security/advisories/new'])
    expect(value.valid).toBe(true)
  })
})

describe('CITATION.cff', () => {
  const CONTENT = sampleOf('CITATION.cff')

  test('is read', async () => {
    const { value, textAt } = await readAs('citations', 'CITATION.cff', CONTENT)
    expect(value).toMatchObject({
      valid: true,
      cff_version: '1.2.0',
      title: 'Answerer',
      type: 'software',
      version: '1.0.0',
      date_released: '2026-01-31',
      license: { spdx: 'Apache-2.0' },
      doi: '10.5281/zenodo.1234567',
      authors: [
        { name: 'Ada Lovelace', kind: 'person', orcid: 'https://orcid.org/0000-0002-1825-0097' },
        { name: 'Search team', kind: 'entity' },
      ],
    })
    expect(await textAt('/date_released')).toBe('2026-01-31')
    expect(await textAt('/authors/1/name')).toBe('Search team')
  })

  test.each([
    ['message: Please cite it.\n', '', 'CITATION.cff: must have "message".'],
    ['2026-01-31', '2026-31-01', 'date-released: "2026-31-01" is not a date (YYYY-MM-DD).'],
    ['title:', 'titel:', 'CITATION.cff: has no key "titel".'],
  ])('%s → %s is a fault', async (from, to, message) => {
    const { value } = await readAs('citations', 'CITATION.cff', CONTENT.replace(from, to))
    expect(value.valid).toBe(false)
    expect(value.errors.map((error) => error.message)).toContain(message)
  })

  test('an older version is read, and not held against the schema of a newer one', async () => {
    const content = 'cff-version: 1.1.0\nmessage: m\ntitle: Old\nversion: 1.0\nauthors: [{name: TODO}]\n'
    const { value } = await readAs('citations', 'CITATION.cff', content)
    expect(value).toMatchObject({ valid: true, title: 'Old', version: '1', authors: [{ name: null }] })
  })
})
