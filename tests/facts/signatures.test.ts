import { expect, test } from 'vitest'
import { compareChecksum, digestKey, digestRequests } from '../../src/facts/checksums.ts'
import { withCoverage } from '../../src/facts/signatures.ts'
import type { File, Signature } from '../../src/facts/types.ts'

function file(path: string, facts: Partial<File> = {}): File {
  return {
    path,
    size: 1,
    kind: 'other',
    format: null,
    serialization: null,
    sha256: null,
    lfs_pointer: false,
    last_commit: null,
    ...facts,
  }
}

function signature(
  signed: readonly string[],
  ignored: readonly string[] = [],
  method: 'files' | 'shards' = 'files',
): Signature {
  return {
    path: 'm/model.sig',
    format: 'sigstore-bundle',
    version: '0.3',
    status: 'verified',
    reason: null,
    signer: null,
    signed_at: [],
    transparency_log: [],
    predicate_type: 'https://model_signing/signature/v1.0',
    subjects: signed.map((path) => ({ name: path, file: path, algorithm: 'sha256', digest: '' })),
    complete: true,
    provenance: null,
    model: {
      name: 'm',
      sha256: '',
      folder: 'm',
      method,
      shard_size: null,
      allow_symlinks: false,
      ignore_paths: [...ignored],
      unsigned_count: 0,
      unsigned_files: [],
      ignored_count: 0,
      ignored_files: [],
      covers: { readme: null, license_file: null, sbom: null },
    },
  }
}

const FILES = [
  file('README.md'),
  file('m/.github/x.yml'),
  file('m/README.md'),
  file('m/bom.cdx.json', { kind: 'sbom' }),
  file('m/code/run.py'),
  file('m/empty', { size: 0 }),
  file('m/model.sig', { kind: 'signature' }),
  file('m/w.bin', { kind: 'model-file' }),
]

test('what lies in the folder is signed, ignored by the signer, or neither', () => {
  const { model } = withCoverage(signature(['m/w.bin', 'm/README.md'], ['code', 'model.sig']), FILES)
  expect(model).toMatchObject({
    unsigned_count: 2,
    unsigned_files: ['m/bom.cdx.json', 'm/empty'],
    ignored_count: 1,
    ignored_files: ['m/code/run.py'],
    covers: { readme: true, license_file: null, sbom: false },
  })
})

test('in shards a file without bytes has nothing to sign', () => {
  const { model } = withCoverage(signature(['m/w.bin'], ['.'], 'shards'), FILES)
  expect(model).toMatchObject({ unsigned_count: 0, ignored_count: 3 })
})

test('a signature of one file says nothing of those beside it', () => {
  const alone = signature(['m/w.bin'])
  const { model } = withCoverage(
    { ...alone, subjects: [{ name: '.', file: 'm/w.bin', algorithm: 'sha256', digest: '' }] },
    FILES,
  )
  expect(model).toMatchObject({ unsigned_count: 0, covers: { readme: null } })
})

const PART = { start: 4, end: 8, last: true } as const
const recorded = {
  manifest: 'model.sig',
  source: 'signature',
  subject: 'w',
  algorithm: 'sha256',
  expected: 'aa',
  reason: null,
  part: PART,
} as const
const weights = { path: 'w', kind: 'model-file', lfs: null, size: 8 } as const

test('a digest of a part is asked for and compared by itself', () => {
  expect(digestRequests([weights], [recorded])).toEqual([
    { path: 'w', algorithms: ['sha256'] },
    { path: 'w', algorithms: ['sha256'], range: { start: 4, end: 8 } },
  ])
  const digests = new Map([[digestKey('w', PART), { sha256: 'aa' }]])
  expect(compareChecksum(recorded, weights, digests)).toEqual({
    manifest: 'model.sig',
    source: 'signature',
    subject: 'w',
    algorithm: 'sha256',
    expected: 'aa',
    actual: 'aa',
    status: 'match',
    reason: null,
  })
})

test('a file that goes on behind its last part is another', () => {
  const digests = new Map([[digestKey('w', PART), { sha256: 'aa' }]])
  expect(compareChecksum(recorded, { ...weights, size: 9 }, digests)).toMatchObject({
    status: 'mismatch',
    reason: 'the file has 9 bytes, and 8 were recorded',
  })
})

test('a pointer tells nothing of a part', () => {
  const pointer = { ...weights, lfs: { oid: 'aa', size: 8 } }
  expect(compareChecksum(recorded, pointer, new Map())).toMatchObject({ status: 'not-checkable' })
  expect(
    compareChecksum({ ...recorded, part: { start: 0, end: 8, last: true } }, pointer, new Map()),
  ).toMatchObject({ status: 'pointer-match' })
})
