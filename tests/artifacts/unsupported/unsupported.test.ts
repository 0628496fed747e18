import { expect, test } from 'vitest'
import { READERS, readArtifacts } from '../../../src/artifacts/index.ts'
import { treeOf } from '../tree.ts'

test.each([
  [
    'model.sig',
    { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' },
    'signature',
    'sigstore-bundle',
  ],
  [
    'attestation.intoto.jsonl',
    { payloadType: 'application/vnd.in-toto+json', payload: '', signatures: [] },
    'signature',
    'dsse',
  ],
  ['statement.json', { _type: 'https://in-toto.io/Statement/v1' }, 'signature', 'in-toto-statement'],
])('%s is known as %4$s, and said not to be read', async (path, content, kind, format) => {
  const { tree, files } = treeOf({ [path]: JSON.stringify(content) })
  const artifacts = await readArtifacts(tree, files, { readers: READERS })
  expect(artifacts.files).toMatchObject([{ kind, format }])
  expect(artifacts.records).toEqual([])
  expect(artifacts.unread).toMatchObject([{ path, kind, reason: 'unsupported', extent: 'file' }])
})

test.each([
  ['weights.bin.asc', '-----BEGIN PGP SIGNATURE-----\n', 'openpgp'],
  ['weights.bin.minisig', 'untrusted comment: signature\n', 'minisign'],
  ['weights.bin.sig', '\x30\x45\x02', 'detached-signature'],
])('%s', async (path, content, format) => {
  const { tree, files } = treeOf({ [path]: content })
  const artifacts = await readArtifacts(tree, files, { readers: READERS })
  expect(artifacts.files).toMatchObject([{ format }])
  expect(artifacts.unread).toMatchObject([{ reason: 'unsupported' }])
})

test.each([
  ['package.json', '{"name": "x", "agent": {}}'],
  ['tsconfig.json', '{"prefix": "/usr"}'],
  ['MLmodel', 'A note on our ML model.\n'],
  ['data.json', '{"metadata": {}}'],
  ['empty.sig', ''],
])('%s is none of them', async (path, content) => {
  const { tree, files } = treeOf({ [path]: content })
  expect((await readArtifacts(tree, files, { readers: READERS })).files).toMatchObject([{ kind: 'other' }])
})
