import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import {
  formatReference,
  isLoopback,
  parseAnyReference,
  parsePackReference,
} from '../../src/packs/reference.ts'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const HEX = '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9'
const DIGEST = `sha256:${HEX}`

describe('parsePackReference', () => {
  it.each([
    ['policies', { kind: 'folder', path: 'policies' }],
    ['./a b/ü', { kind: 'folder', path: './a b/ü' }],
    ['C:\\policies', { kind: 'folder', path: 'C:\\policies' }],
    ['acme.tar.gz', { kind: 'bundle', path: 'acme.tar.gz' }],
    ['dist/acme.TGZ', { kind: 'bundle', path: 'dist/acme.TGZ' }],
    [
      `git+https://git.example/org/repo.git@${COMMIT}`,
      { kind: 'git', url: 'https://git.example/org/repo.git', commit: COMMIT, directory: '' },
    ],
    [
      `git+https://git.example:8443/repo@${HEX.toUpperCase()}#policies/ml/`,
      { kind: 'git', url: 'https://git.example:8443/repo', commit: HEX, directory: 'policies/ml' },
    ],
    [
      `git+http://127.0.0.1:3000/repo@${COMMIT}#a@b#c`,
      { kind: 'git', url: 'http://127.0.0.1:3000/repo', commit: COMMIT, directory: 'a@b#c' },
    ],
    [
      `oci://Registry.example/org/pack@${DIGEST}`,
      { kind: 'oci', registry: 'registry.example', repository: 'org/pack', tag: null, digest: DIGEST },
    ],
    [
      `oci://localhost:5000/pack:1.2@sha256:${HEX.toUpperCase()}`,
      { kind: 'oci', registry: 'localhost:5000', repository: 'pack', tag: '1.2', digest: DIGEST },
    ],
    [
      `oci://[::1]:5000/pack@${DIGEST}`,
      { kind: 'oci', registry: '[::1]:5000', repository: 'pack', tag: null, digest: DIGEST },
    ],
  ])('reads %s', (text, expected) => expect(parsePackReference(text)).toEqual(expected))

  it.each([
    ['', 'has no name'],
    ['a\u0000b', 'control character'],
    ['a'.repeat(3000), 'longer than'],
    [`git+https://git.example/repo.git@main`, 'modelward policy lock'],
    [`git+https://git.example/repo.git`, 'names no full commit but HEAD'],
    [`git+https://git.example/repo.git@0123456`, 'names no full commit but 0123456'],
    [`git+https://git.example/repo.git@--upload-pack=x`, 'is no commit, branch or tag'],
    [`git+https://git.example/repo.git@${COMMIT}#../x`, 'empty or relative name'],
    [`git+https://git.example/repo.git@${COMMIT}#/x`, 'empty or relative name'],
    [`git+https://git.example/repo.git@${COMMIT}#`, 'empty or relative name'],
    [`git+https://git.example/repo.git@${COMMIT}#a\\b`, 'backslash'],
    [`git+https://git.example/repo.git?token=x@${COMMIT}`, 'has a query'],
    [`git+https://git.example/@${COMMIT}`, 'names no repository'],
    [`git+https://git.example:x/repo@${COMMIT}`, 'no valid URL'],
    [`git+http://git.example/repo.git@${COMMIT}`, 'plain HTTP'],
    [`git+http://127.0.0.1.evil.example/repo.git@${COMMIT}`, 'plain HTTP'],
    [`git+ssh://git@git.example/repo.git@${COMMIT}`, 'git+https://host/org/repo.git@commit'],
    ['git@git.example:org/repo.git', 'is an SSH address'],
    ['git+file:///srv/repo', 'by its path'],
    ['https://git.example/repo.git', 'git+https:// for a git repository'],
    ['docker://registry.example/pack', 'oci://registry/repo@sha256:digest'],
    ['ocii://registry.example/pack', 'Did you mean "oci"?'],
    ['oci:registry.example/pack', 'no // behind its scheme'],
    ['oci://registry.example/pack:1.2', 'names a tag'],
    ['oci://registry.example/pack', 'names no digest'],
    [`oci://registry.example/Pack@${DIGEST}`, 'is no name in a registry'],
    [`oci://registry.example@${DIGEST}`, 'names no repository'],
    [`oci:///pack@${DIGEST}`, 'names no registry'],
    [`oci://\u212aube.example/pack@${DIGEST}`, 'names no registry'],
    [`oci://registry.example/pack:-x@${DIGEST}`, 'as its tag'],
    [`oci://registry.example/pack@sha256:abc`, 'as its digest'],
    [`oci://registry.example/pack@sha512:${HEX}${HEX}`, 'as its digest'],
  ])('refuses %j', (text, message) => {
    expect(() => parsePackReference(text)).toThrow(UserError)
    expect(() => parsePackReference(text)).toThrow(message)
  })

  it.each([
    `git+https://user:secret@git.example/repo.git@${COMMIT}`,
    `git+https://secret@git.example/repo.git@${COMMIT}`,
    `oci://user:secret@registry.example/pack@${DIGEST}`,
  ])('refuses credentials, and does not repeat them: %s', (text) => {
    expect(() => parsePackReference(text)).toThrow('user name or password')
    expect(() => parsePackReference(text)).not.toThrow('secret')
  })
})

describe('parseAnyReference', () => {
  it.each([
    [
      'git+https://git.example/repo',
      { kind: 'git-ref', url: 'https://git.example/repo', ref: 'HEAD', directory: '' },
    ],
    [
      'git+https://git.example/repo@feature/x#rules',
      { kind: 'git-ref', url: 'https://git.example/repo', ref: 'feature/x', directory: 'rules' },
    ],
    [
      'oci://registry.example/pack:1.2',
      { kind: 'oci-tag', registry: 'registry.example', repository: 'pack', tag: '1.2' },
    ],
    [
      'oci://registry.example/pack',
      { kind: 'oci-tag', registry: 'registry.example', repository: 'pack', tag: null },
    ],
  ])('reads %s, which is not pinned', (text, expected) => expect(parseAnyReference(text)).toEqual(expected))

  it('throws nothing but UserErrors, and what it reads is written the same way again', () => {
    const piece = fc.constantFrom(
      'git+https://',
      'git+http://',
      'oci://',
      'host.example',
      'localhost:5000',
      '/',
      'repo.git',
      '@',
      '#',
      ':',
      '..',
      COMMIT,
      DIGEST,
      'main',
      '1.2',
      '%2e',
      '?',
      '[::1]',
      '\\',
      ' ',
      'é',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, (given) => {
        try {
          const reference = parseAnyReference(given)
          expect(parseAnyReference(formatReference(reference))).toEqual(reference)
        } catch (error) {
          if (!(error instanceof UserError)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('reads every well-formed pinned reference', () => {
    const hex = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
    const name = fc.stringMatching(/^[a-z0-9]{1,9}(?:[._-][a-z0-9]{1,9}){0,2}$/)
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))
    const registry = fc.tuple(name, fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }))
    const oci = fc.record({
      kind: fc.constant('oci' as const),
      registry: registry.map(
        ([host, port]) => `${host.replaceAll('_', '-')}${port === undefined ? '' : `:${port}`}`,
      ),
      repository: path,
      tag: fc.option(name),
      digest: hex(64).map((digits) => `sha256:${digits}`),
    })
    const git = fc.record({
      kind: fc.constant('git' as const),
      url: path.map((below) => `https://git.example/${below}.git`),
      commit: fc.oneof(hex(40), hex(64)),
      directory: fc.oneof(fc.constant(''), path),
    })
    fc.assert(
      fc.property(fc.oneof(oci, git), (reference) => {
        expect(parsePackReference(formatReference(reference))).toEqual(reference)
      }),
    )
  })
})

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1', '127.9.9.9:5000', '[::1]', '[::1]:5000'])(
    '%s is',
    (host) => expect(isLoopback(host)).toBe(true),
  )
  it.each(['localhost.example', '127.0.0.1.example', '128.0.0.1', '[::2]', 'example:127'])(
    '%s is not',
    (host) => expect(isLoopback(host)).toBe(false),
  )
})
