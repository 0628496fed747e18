import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.ts'
import { check } from '../../src/cli/commands/check.ts'
import { parseSelection, parseTime } from '../../src/cli/selection.ts'
import { recordedShell } from './shell.ts'

function select(...args: string[]) {
  return parseSelection(parseArguments(args, check.options), recordedShell())
}

describe('what is checked, by what, at which time', () => {
  test('without arguments: this folder, now', () => {
    expect(select()).toEqual({ path: '.', policies: [], effectiveTime: '2026-11-22T09:00:00.000Z' })
  })

  test('with all of them', () => {
    const line =
      'models --rev v1 --config c.yml --profile release --policy a --policy b --fail-on note --effective-time 2026-01-01T00:00:00Z'
    expect(select(...line.split(' '))).toEqual({
      path: 'models',
      rev: 'v1',
      config: 'c.yml',
      profile: 'release',
      policies: ['a', 'b'],
      failOn: 'note',
      effectiveTime: '2026-01-01T00:00:00.000Z',
    })
  })

  test('the digest cache: where there is a folder for it, not in CI unless asked, not where it is switched off', () => {
    const cacheOf = (env: Record<string, string>, ...args: string[]) => {
      const assets = { dist: new URL('file:///nowhere/'), cacheDir: '/home/me/.cache/modelward' }
      const shell = recordedShell({ env, assets })
      return parseSelection(parseArguments(args, check.options), shell).digestCache
    }
    const folder = '/home/me/.cache/modelward/digests'
    expect(cacheOf({})).toBe(folder)
    expect(cacheOf({}, '--no-digest-cache')).toBeUndefined()
    expect(cacheOf({ MODELWARD_DIGEST_CACHE: '0' })).toBeUndefined()
    expect(cacheOf({ CI: 'true' })).toBeUndefined()
    expect(cacheOf({ CI: 'true', MODELWARD_DIGEST_CACHE: '1' })).toBe(folder)
  })

  test('one PATH only', () => {
    expect(() => select('a', 'b')).toThrow('One PATH is checked at a time, and 2 were given: a b.')
  })

  test('a severity that is none', () => {
    expect(() => select('--fail-on', 'eror')).toThrow(
      /must be one of error, warning, note\. Did you mean "error"\?/,
    )
  })
})

describe('times', () => {
  test.each([
    ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T10:30:00+01:30', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T09:00:00.25Z', '2026-11-22T09:00:00.250Z'],
  ])('%s is %s', (text, utc) => {
    expect(parseTime(text, 0)).toBe(utc)
  })

  test.each(['yesterday', '', '2026-11-22', '2026-11-22T09:00:00', '2026-13-01T00:00:00Z', '1763802000'])(
    'refused: %j',
    (text) => {
      expect(() => parseTime(text, 0)).toThrow(`"${text}" is not a time in RFC 3339`)
    },
  )
})
