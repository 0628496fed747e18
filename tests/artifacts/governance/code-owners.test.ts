import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesPattern, parsePattern } from '../../../src/artifacts/governance/code-owners/pattern.ts'
import { RULE_LIMIT } from '../../../src/artifacts/governance/code-owners/read.ts'
import { ownerLookup } from '../../../src/artifacts/governance/code-owners/resolve.ts'
import { formatOf, readAs } from './helpers.ts'

/** The examples of GitHub's documentation, and what git says of such patterns. */
test.each([
  ['*', 'a/b.py', true],
  ['*.js', 'src/a.js', true],
  ['*.js', 'src/a.jsx', false],
  ['/build/logs/', 'build/logs/a/b.txt', true],
  ['/build/logs/', 'x/build/logs/a', false],
  ['docs/*', 'docs/a.md', true],
  ['docs/*', 'docs/a/b.md', false],
  ['docs/*', 'x/docs/a.md', false],
  ['apps/', 'x/apps/a/b', true],
  ['apps/', 'apps', false],
  ['/docs/', 'docs/a', true],
  ['/scripts/', 'a/scripts/b', false],
  ['**/logs', 'build/logs', true],
  ['**/logs', 'deeply/nested/logs/a', true],
  ['/apps/github', 'apps/github', true],
  ['/apps/github', 'apps/github/x', true],
  ['/apps/github', 'apps/githubx', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**', 'a', false],
  ['a/**', 'a/b/c', true],
  ['a\\ b.md', 'x/a b.md', true],
  ['model-?.bin', 'model-1.bin', true],
  ['Docs/', 'docs/a', false],
  ['**', 'a/b', true],
])('%s matches %s: %s', (pattern, path, expected) => {
  expect(matchesPattern(parsePattern(pattern), path)).toBe(expected)
})

test('wildcards without end take no time without end', () => {
  const pattern = `${'*a'.repeat(2000)}b`
  const started = performance.now()
  expect(matchesPattern(parsePattern(pattern), 'a'.repeat(4000))).toBe(false)
  expect(matchesPattern(parsePattern(`${'**/a/'.repeat(500)}b`), `${'a/'.repeat(1500)}c`)).toBe(false)
  expect(performance.now() - started).toBeLessThan(5000)
})

test('a path matches its own name, whatever it is', () => {
  const name = fc.stringMatching(/^[a-z0-9._-]{1,8}$/)
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
      const path = names.join('/')
      expect(matchesPattern(parsePattern(`/${path}`), path)).toBe(true)
      expect(matchesPattern(parsePattern('*'), path)).toBe(true)
      expect(matchesPattern(parsePattern(`**/${names.at(-1)}`), path)).toBe(true)
    }),
  )
})

describe('CODEOWNERS', () => {
  const CONTENT = `# global
*        @acme/ml
*.onnx   @acme/models ada@example.com  # weights
/vendor/
!x       @a
a[0-9]   @a
docs/    ada
`

  test('the last rule that matches decides', async () => {
    const { value } = await readAs('code_owners', '.github/CODEOWNERS', CONTENT)
    const ownersOf = ownerLookup(value.rules)
    expect(ownersOf('README.md')).toEqual({ path: 'README.md', owners: ['@acme/ml'], rule: 0 })
    expect(ownersOf('m/a.onnx').owners).toEqual(['@acme/models', 'ada@example.com'])
    expect(ownersOf('vendor/a.onnx')).toEqual({ path: 'vendor/a.onnx', owners: [], rule: 2 })
    expect(ownerLookup([])('a')).toEqual({ path: 'a', owners: [], rule: null })
  })

  test('lines that GitHub passes over are told, each with its place', async () => {
    const { value, textAt } = await readAs('code_owners', '.github/CODEOWNERS', CONTENT)
    expect(value.rules).toHaveLength(3)
    expect(value.errors.map(({ message }) => message)).toEqual([
      'The pattern begins with "!"; CODEOWNERS has no exceptions.',
      'The pattern holds "[" or "]"; CODEOWNERS has no character ranges, and GitHub no sections.',
      '"ada" is no owner: write @user, @organization/team or a mail address.',
    ])
    expect(await textAt('/errors/2')).toBe('docs/    ada')
    expect(await textAt('/rules/1/owners/1')).toBe('ada@example.com')
  })

  test('it is looked for where GitHub does', () => {
    const at = (path: string) => formatOf(path, '* @a\n')
    expect(['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].map(at)).toEqual(
      Array(3).fill('codeowners'),
    )
    expect(['src/CODEOWNERS', 'codeowners', '.gitlab/CODEOWNERS'].map(at)).toEqual([null, null, null])
  })

  test('what is too much counts as nothing, and is told', async () => {
    const many = await readAs('code_owners', 'CODEOWNERS', '* @a\n'.repeat(RULE_LIMIT + 1))
    expect(many.value).toMatchObject({ valid: false, rules: [] })
    expect(many.unread).toMatchObject([{ reason: 'limit', extent: 'file' }])
    const large = await readAs('code_owners', 'CODEOWNERS', `#${' '.repeat(3 * 1024 * 1024)}\n* @a\n`)
    expect(large.value.errors[0]?.message).toContain('3 MB')
  })
})
