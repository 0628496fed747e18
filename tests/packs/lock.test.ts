import { describe, expect, test } from 'vitest'
import { digestOfContent } from '../../src/packs/load.ts'
import { emptyLock, lockText, parseLock, resolvedReference } from '../../src/packs/lock.ts'
import type { LockedPack } from '../../src/packs/types.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`
const COMMIT = 'b'.repeat(40)
const ENTRY: LockedPack = { resolved: 'acme.tar.gz', digest: DIGEST }

function lockOf(packs: Readonly<Record<string, unknown>>) {
  return parseLock(
    'modelward.lock',
    new TextEncoder().encode(JSON.stringify({ lock_version: '1', packs }, null, 2)),
  )
}

function resolve(reference: string, resolved: string): unknown {
  const entry = { resolved, digest: DIGEST }
  return resolvedReference(reference, entry, lockOf({ [reference]: entry }))
}

describe('a lock', () => {
  test('is read as it was written, sorted by reference', () => {
    const signer = { algorithm: 'ES256', key_id: 'acme', public_key: 'PEM' } as const
    const packs = new Map([
      ['b.tar.gz', ENTRY],
      ['a.tar.gz', { ...ENTRY, signer }],
    ])
    const text = lockText(packs)
    expect(text.indexOf('a.tar.gz')).toBeLessThan(text.indexOf('b.tar.gz'))
    expect(parseLock('modelward.lock', new TextEncoder().encode(text)).packs).toEqual(packs)
  })

  test('says where each pack stands in it', () => {
    expect(lockOf({ 'a.tar.gz': ENTRY, 'b.tar.gz': ENTRY }).locate('b.tar.gz')).toEqual({
      path: 'modelward.lock',
      line: 8,
      column: 5,
    })
  })

  test('that is not there pins nothing', () => {
    expect([...emptyLock().packs]).toEqual([])
  })

  test.each([
    ['no JSON', '{', 'Write it anew with modelward policy lock.'],
    ['another version', '{"lock_version": "2", "packs": {}}', 'Write it anew'],
    ['no digest', '{"lock_version": "1", "packs": {"a": {"resolved": "a"}}}', 'digest'],
    [
      'a digest that is none',
      `{"lock_version": "1", "packs": {"a": {"resolved": "a", "digest": "sha256:1"}}}`,
      'digest',
    ],
    [
      'an algorithm that is none',
      `{"lock_version": "1", "packs": {"a": {"resolved": "a", "digest": "${DIGEST}", "signer": {"algorithm": "none"}}}}`,
      'algorithm',
    ],
    ['a pack twice', '{"lock_version": "1", "packs": {"a": {}, "a": {}}}', 'stands more than once'],
    ['a key that it does not have', '{"lock_version": "1", "packs": {}, "x": 1}', '"x"'],
  ])('with %s is refused', (_, text, message) => {
    const read = () => parseLock('modelward.lock', new TextEncoder().encode(text))
    expect(read).toThrow(message)
    expect(read).toThrow(
      expect.objectContaining({ code: 'PACK', place: expect.objectContaining({ path: 'modelward.lock' }) }),
    )
  })
})

describe('what a reference stands for', () => {
  test.each([
    ['acme.tar.gz', 'acme.tar.gz'],
    [`git+https://git.example/a.git@main#rules`, `git+https://git.example/a.git@${COMMIT}#rules`],
    [`git+https://git.example/a.git@${COMMIT}`, `git+https://git.example/a.git@${COMMIT}`],
    ['oci://r.example/a:1', `oci://r.example/a:1@${DIGEST}`],
    [`oci://r.example/a@${DIGEST}`, `oci://r.example/a@${DIGEST}`],
  ])('%s: %s', (reference, resolved) => {
    expect(resolve(reference, resolved)).toBeDefined()
  })

  test.each([
    ['acme.tar.gz', 'other.tar.gz'],
    ['git+https://git.example/a.git@main', `git+https://git.example/b.git@${COMMIT}`],
    ['git+https://git.example/a.git@main#rules', `git+https://git.example/a.git@${COMMIT}#other`],
    [`git+https://git.example/a.git@${'c'.repeat(40)}`, `git+https://git.example/a.git@${COMMIT}`],
    ['oci://r.example/a:1', `oci://s.example/a:1@${DIGEST}`],
    [`oci://r.example/a@sha256:${'c'.repeat(64)}`, `oci://r.example/a@${DIGEST}`],
    ['oci://r.example/a:1', 'acme.tar.gz'],
  ])('%s is not %s', (reference, resolved) => {
    expect(() => resolve(reference, resolved)).toThrow('which is another place')
  })

  test('is no branch', () => {
    expect(() => resolve('git+https://git.example/a.git@main', 'git+https://git.example/a.git@main')).toThrow(
      'no full commit',
    )
  })
})

test('the digest of files is that of what sha256sum prints, whatever their order', () => {
  const [a, b] = [new TextEncoder().encode('one\n'), new TextEncoder().encode('two\n')]
  // printf 'one\n' >a; mkdir b; printf 'two\n' >b/c; sha256sum a b/c | sha256sum
  const expected = 'sha256:9607e0d3a8f1d3333f304d720b9057c8c9b0c5f66715f0808abc1676cd81e311'
  expect(
    digestOfContent({
      kind: 'files',
      files: new Map([
        ['a', a],
        ['b/c', b],
      ]),
    }),
  ).toBe(expected)
  expect(
    digestOfContent({
      kind: 'files',
      files: new Map([
        ['b/c', b],
        ['a', a],
      ]),
    }),
  ).toBe(expected)
})
