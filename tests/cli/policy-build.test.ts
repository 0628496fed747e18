import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { pairFor } from '../packs/keys.ts'
import { recordedShell } from './shell.ts'

const root = mkdtempSync(join(tmpdir(), 'modelward-build-test-'))
const [key, pub] = [join(root, 'acme.key'), join(root, 'acme.pub')]
const config = join(root, 'modelward.yml')
writeFileSync(config, 'profile: baseline\npolicies: [nothing.tar.gz]\n')
const pair = pairFor('ES256')
writeFileSync(key, pair.private)
writeFileSync(pub, pair.public)
afterAll(() => rmSync(root, { recursive: true }))

async function mistake(...args: string[]): Promise<string> {
  const shell = recordedShell({ env: { KEY: pair.private } })
  expect(await run(['policy', ...args], shell)).toBe(2)
  expect(shell.written.out).toBe('')
  return shell.written.err
}

describe('modelward policy build is told', () => {
  test.each([
    ['where to write', [], 'Give --output FILE.tar.gz'],
    [
      'that bundles are told by their ending',
      ['-o', 'acme'],
      'The name of a bundle ends in .tar.gz; write acme.tar.gz.',
    ],
    ['that a bundle is one folder', ['more', '-o', 'a.tar.gz'], 'give at most one'],
    ['that a key id needs a key', ['-o', 'a.tar.gz', '--key-id', 'x'], 'give --signing-key too'],
    [
      'that one key is enough',
      ['-o', 'a.tar.gz', '--signing-key', key, '--signing-key-env', 'KEY'],
      'and not both',
    ],
    [
      'that the key is not there',
      ['-o', 'a.tar.gz', '--signing-key', 'no.key'],
      'The key no.key cannot be read',
    ],
    [
      'that the variable is not set',
      ['-o', 'a.tar.gz', '--signing-key-env', 'NONE'],
      'variable NONE of --signing-key-env is not set',
    ],
    ['that the key is public', ['-o', 'a.tar.gz', '--signing-key', pub], 'holds no private key'],
    [
      'what the key is for',
      ['-o', 'a.tar.gz', '--signing-key', key, '--signing-alg', 'RS256'],
      'it must be one of ES256',
    ],
    ['that there are no policies', ['-o', 'a.tar.gz', '--signing-key-env', 'KEY'], 'There is no .rego file'],
  ])('%s', async (_, args, message) => {
    expect(await mistake('build', root, ...args)).toContain(message)
  })
})

describe('modelward policy lock is told', () => {
  test.each([
    [
      'that a key id needs a key',
      ['--key-id', 'x'],
      '--key-id and --scope say what to expect of a signature',
    ],
    [
      'that a private key stays where it is',
      ['--verification-key', key],
      'holds a private key, which stays with its owner',
    ],
    ['that a folder is not pinned', ['policies'], 'policies is a folder'],
    ['what is no pack', ['https://example.org/a.tar.gz'], 'from which packs are not fetched'],
  ])('%s', async (_, args, message) => {
    expect(await mistake('lock', '--config', config, ...args)).toContain(message)
  })
})
