import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { writeArchive } from '../../src/packs/archive.ts'
import { type FakeRegistry, serveRegistry } from '../packs/registry-server.ts'
import { recordedShell } from './shell.ts'

const root = mkdtempSync(join(tmpdir(), 'modelward-push-test-'))
const bundle = join(root, 'acme.tar.gz')
let registry: FakeRegistry

beforeAll(async () => {
  registry = await serveRegistry()
  const files = { '.manifest': '{"revision":"1.2"}', 'acme.rego': 'package acme\n' }
  writeFileSync(
    bundle,
    writeArchive(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))),
  )
})
afterAll(async () => {
  await registry.close()
  rmSync(root, { recursive: true, force: true })
})

describe('modelward policy push', () => {
  it('prints the pinned reference, and nothing else', async () => {
    const shell = recordedShell({ env: { HOME: root } })
    const target = `oci://${registry.host}/org/acme:1.2`
    const annotation = 'org.opencontainers.image.source=https://git.example/acme'
    expect(await run(['policy', 'push', bundle, target, '--annotation', annotation], shell)).toBe(0)
    const digest = registry.tags.get('org/acme:1.2') ?? ''
    expect(shell.written).toEqual({ out: `${target}@${digest}\n`, err: '' })
    expect(JSON.parse(Buffer.from(registry.blobs.get(digest) ?? '').toString())).toMatchObject({
      layers: [{ annotations: { 'org.opencontainers.image.title': 'acme.tar.gz' } }],
      annotations: {
        'org.opencontainers.image.source': 'https://git.example/acme',
        'org.opencontainers.image.version': '1.2',
      },
    })
  })

  it.each([
    [[bundle], 'Give one BUNDLE and where to push it'],
    [[bundle, 'registry.example/acme'], 'write oci://registry/repository:tag'],
    [[bundle, `oci://registry.example/acme@sha256:${'0'.repeat(64)}`], 'Leave @sha256:... out'],
    [[join(root, 'missing.tar.gz'), 'oci://registry.example/acme'], 'Make it with modelward policy build'],
    [[import.meta.filename, 'oci://registry.example/acme'], 'is no bundle'],
    [[bundle, 'oci://registry.example/acme', '--annotation', 'x'], 'write it as KEY=VALUE'],
    [[bundle, 'oci://127.0.0.1:1/acme'], 'cannot be reached'],
  ])('explains a mistake: %j', async (args, message) => {
    const shell = recordedShell({ env: { HOME: root } })
    expect(await run(['policy', 'push', ...args], shell)).toBe(2)
    expect(shell.written.err).toContain(message)
  })
})
