import { describe, expect, test } from 'vitest'
import { signature } from '../../../src/artifacts/signature/index.ts'
import type { Signature } from '../../../src/facts/types.ts'
import { vector } from '../../signatures/vectors.ts'
import { candidate, source } from '../helpers.ts'

async function read(path: string, content: string | Uint8Array, files: readonly string[] = []) {
  const format = signature.recognise(candidate(path, content))
  if (format === null) throw new Error(`${path} is not recognised`)
  const { records, unread } = await signature.read(source(path, content, format, files))
  return {
    signatures: records.flatMap((record) => (record.into === 'signatures' ? [record.value] : [])),
    checksums: records.flatMap((record) => (record.into === 'checksums' ? [record.value] : [])),
    records,
    unread,
  }
}

async function readOne(...given: Parameters<typeof read>): Promise<Signature> {
  const { signatures } = await read(...given)
  const [only, ...more] = signatures
  if (only === undefined || more.length > 0) throw new Error(`${signatures.length} signatures`)
  return only
}

const FILES = ['weights', "sub/it's.txt"]
const text = (value: object) => JSON.stringify(value)

describe('a model signature', () => {
  test('says which files are signed, and how', async () => {
    const { signatures, checksums } = await read('model.sig', vector('v1.1.1-ignoring.sig'), FILES)
    expect(signatures).toMatchObject([
      {
        format: 'sigstore-bundle',
        version: '0.3',
        status: 'not-verified',
        predicate_type: 'https://model_signing/signature/v1.0',
        complete: true,
        subjects: [{ name: 'weights', file: 'weights', algorithm: 'sha256' }],
        model: { name: 'model', folder: '', method: 'files', shard_size: null, allow_symlinks: false },
      },
    ])
    expect(signatures[0]?.model?.ignore_paths).toContain('sub')
    expect(checksums).toMatchObject([
      { manifest: 'model.sig', source: 'signature', subject: 'weights', reason: null },
    ])
  })

  test.each([
    ['in the folder', 'models/a/model.sig', 'models/a'],
    ['beside the folder of its name', 'models/model.sig', 'models/model'],
    ["beside the folder of the signature's name", 'models/a.sig', 'models/a'],
    ['with no file of it in the tree', 'signatures/x.sig', 'signatures'],
  ])('%s', async (_, path, folder) => {
    const files = FILES.flatMap((file) => [
      `models/a/${file}`,
      ...(path === 'models/model.sig' ? [`models/model/${file}`] : []),
    ])
    const { model } = await readOne(path, vector('v1.1.1-key.sig'), files)
    expect(model?.folder).toBe(folder)
  })

  test('of a single file is about the file of its name', async () => {
    const { subjects } = await readOne('a/weights.sig', vector('v1.1.1-file.sig'), ['a/weights'])
    expect(subjects).toMatchObject([{ name: '.', file: 'a/weights' }])
  })

  test('in shards is about parts, the last of which ends the file', async () => {
    const { checksums } = await read('model.sig', vector('v1.1.1-shards.sig'), FILES)
    expect(checksums.filter(({ subject }) => subject === 'weights').map(({ part }) => part)).toEqual([
      { start: 0, end: 5, last: false },
      { start: 5, end: 8, last: true },
    ])
  })

  test('whose own digest is not that of its files is malformed', async () => {
    const bundle = JSON.parse(Buffer.from(vector('v1.1.1-key.sig')).toString())
    const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString())
    statement.predicate.resources.pop()
    bundle.dsseEnvelope.payload = Buffer.from(text(statement)).toString('base64')
    const { signatures, unread } = await read('model.sig', text(bundle), FILES)
    expect(signatures).toMatchObject([{ status: 'malformed', complete: false }])
    expect(unread).toMatchObject([{ kind: 'signature', reason: 'malformed', extent: 'part', line: 1 }])
  })

  test('cannot name files outside of the tree', async () => {
    const digest = 'a1'.repeat(32)
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: '../../etc/passwd', digest: { sha256: digest } }],
      predicateType: 'https://model_signing/Digests/v0.1',
    }
    const bundle = JSON.parse(Buffer.from(vector('v0.2.0-key.sig')).toString())
    bundle.dsseEnvelope.payload = Buffer.from(text(statement)).toString('base64')
    const { checksums, unread } = await read('model.sig', text(bundle))
    expect(checksums).toMatchObject([
      { subject: '../../etc/passwd', reason: expect.stringMatching(/^outside-tree/) },
    ])
    expect(unread).toMatchObject([{ reason: 'outside-tree' }])
  })
})

describe('a provenance', () => {
  test('of SLSA 1 says who built what from which source', async () => {
    const found = await readOne('weights.sigstore.json', vector('sigstore/provenance.sigstore.json'), [
      'weights',
    ])
    expect(found).toMatchObject({
      predicate_type: 'https://slsa.dev/provenance/v1',
      subjects: [{ name: 'weights', file: 'weights' }],
      provenance: {
        builder: 'https://github.com/actions/runner/github-hosted',
        build_type: 'https://actions.github.io/buildtypes/workflow/v1',
        source_repository: 'https://github.com/acme/models',
        source_commit: '1'.repeat(40),
        invocation: 'https://github.com/acme/models/actions/runs/1/attempts/1',
        started: '2026-03-01T11:50:00Z',
        finished: '2026-03-01T12:00:00Z',
        materials: [{ algorithm: 'gitCommit', digest: '1'.repeat(40) }],
      },
    })
  })

  test('of SLSA 0.2, unsigned, is named as unsigned', async () => {
    const statement = {
      _type: 'https://in-toto.io/Statement/v0.1',
      subject: [{ name: 'pkg:oci/image', digest: { sha256: 'a1'.repeat(32) } }],
      predicateType: 'https://slsa.dev/provenance/v0.2',
      predicate: {
        builder: { id: 'https://builder.example' },
        buildType: 'https://builder.example/make',
        invocation: {
          configSource: {
            uri: 'git+ssh://git@host.example/acme/models@refs/tags/v1',
            digest: { sha1: 'b2'.repeat(20) },
          },
        },
        metadata: { buildStartedOn: '2026-01-01T00:00:00Z', buildFinishedOn: '2026-01-01T01:00:00Z' },
        materials: [{ uri: 'https://host.example/data.csv', digest: { sha256: 'c3'.repeat(32) } }],
      },
    }
    const { signatures, checksums } = await read('provenance.json', text(statement))
    expect(signatures).toMatchObject([
      {
        format: 'in-toto-statement',
        version: '0.1',
        status: 'unsigned',
        subjects: [{ name: 'pkg:oci/image', file: null }],
        provenance: {
          source_repository: 'ssh://git@host.example/acme/models',
          source_commit: 'b2'.repeat(20),
          materials: [{ uri: 'https://host.example/data.csv' }],
        },
      },
    ])
    // An image is no file, and is not missing.
    expect(checksums).toEqual([])
  })
})

test('of JSON Lines each line is one, and a bad one costs itself', async () => {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'a', digest: { sha256: 'a1'.repeat(32) } }],
    predicateType: 'x',
  }
  const { signatures, records } = await read(
    'all.intoto.jsonl',
    [statement, { ...statement, subject: [] }, statement].map(text).join('\n'),
  )
  expect(signatures.map(({ status }) => status)).toEqual(['unsigned', 'malformed', 'unsigned'])
  expect((await records.at(-1)?.locate([]))?.line).toBe(3)
})

test('a bundle over a file is about the file that its name says', async () => {
  const { subjects } = await readOne('weights.sigstore.json', vector('sigstore/weights.sigstore.json'), [
    'weights',
  ])
  expect(subjects).toMatchObject([{ name: 'weights', file: 'weights', algorithm: 'sha256' }])
})

test.each([
  ['weights.bin.asc', '-----BEGIN PGP SIGNATURE-----\n', 'openpgp', 'an OpenPGP signature'],
  ['weights.bin.sig', '-----BEGIN SSH SIGNATURE-----\n', 'ssh', 'an SSH signature'],
  ['weights.bin.minisig', 'untrusted comment: signature\n', 'minisign', 'a minisign signature'],
  ['weights.bin.sig', '\x30\x45\x02', 'detached-signature', 'a detached signature'],
  [
    'weights.bin.bundle',
    '{"base64Signature": "AA==", "cert": ""}',
    'cosign-bundle',
    'a signature bundle of cosign before version 3',
  ],
])('%s is named, and said not to be verified', async (path, content, format, what) => {
  expect(await readOne(path, content, ['weights.bin'])).toMatchObject({
    format,
    status: 'not-verified',
    reason: `It is ${what}, and Modelward does not verify that format.`,
    subjects: [{ file: 'weights.bin' }],
  })
})
