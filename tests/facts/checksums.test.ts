import { describe, expect, it } from 'vitest'
import type { RecordedChecksum } from '../../src/artifacts/reader.ts'
import { compareChecksum, digestRequests, pointerChecksums } from '../../src/facts/checksums.ts'
import { TreeError } from '../../src/repository/tree.ts'
import { facts, locate, otherFile, weights } from './builders.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

function recorded(facts: Partial<RecordedChecksum> = {}): RecordedChecksum {
  const whole = {
    manifest: 'SHA256SUMS',
    source: 'manifest',
    subject: 'model.bin',
    algorithm: 'sha256',
    expected: A,
    reason: null,
  }
  return { ...whole, ...facts } as RecordedChecksum
}

describe('a recorded digest', () => {
  const file = weights('model.bin')
  const digests = new Map([['model.bin', { sha256: A, md5: '0'.repeat(32) }]])

  it('matches the file, whatever the case of the hex', () => {
    expect(compareChecksum(recorded({ expected: A.toUpperCase() }), file, digests)).toMatchObject({
      status: 'match',
      actual: A,
    })
  })
  it('is a mismatch if the file has another digest', () => {
    expect(compareChecksum(recorded({ expected: B }), file, digests)).toMatchObject({
      status: 'mismatch',
      actual: A,
    })
  })
  it('is a weak match by MD5', () => {
    const md5 = recorded({ algorithm: 'md5', expected: '0'.repeat(32) })
    expect(compareChecksum(md5, file, digests).status).toBe('weak-match')
  })
  it('is missing if the file is not in the tree', () => {
    expect(compareChecksum(recorded(), undefined, digests).status).toBe('missing')
  })
  it('is not checkable if DVC keeps the file elsewhere', () => {
    expect(compareChecksum(recorded({ source: 'dvc' }), undefined, digests).status).toBe('not-checkable')
  })
  it('is compared with the object id where only a Git-LFS pointer is in the tree', () => {
    const pointer = weights('model.bin', { lfs: { oid: A, size: 5 } })
    expect(compareChecksum(recorded(), pointer, new Map()).status).toBe('pointer-match')
    expect(compareChecksum(recorded({ expected: B }), pointer, new Map()).status).toBe('mismatch')
    expect(compareChecksum(recorded({ algorithm: 'sha1' }), pointer, new Map()).status).toBe('not-checkable')
  })
  it('is never a match if the file cannot be read, the algorithm is unknown or the manifest names a place outside', () => {
    const unreadable = new Map([['model.bin', new TreeError('unreadable', 'model.bin', 'it vanished')]])
    expect(compareChecksum(recorded(), file, unreadable)).toMatchObject({
      status: 'not-checkable',
      reason: 'it vanished',
    })
    expect(compareChecksum(recorded({ algorithm: 'blake3' }), file, digests).status).toBe('not-checkable')
    const outside = recorded({ reason: 'outside-tree: it leaves the tree' })
    expect(compareChecksum(outside, file, digests).status).toBe('not-checkable')
  })
})

describe('which digests are computed', () => {
  it('SHA-256 of every model file, and what is recorded of any file; not of pointers and absent files', () => {
    const files = [
      weights('a.bin'),
      weights('p.bin', { lfs: { oid: A, size: 1 } }),
      otherFile('data.csv'),
      otherFile('x'),
    ]
    const records = [
      recorded({ subject: 'data.csv', algorithm: 'md5' }),
      recorded({ subject: 'gone' }),
      recorded({ subject: 'p.bin' }),
    ]
    expect(digestRequests(files, records)).toEqual([
      { path: 'a.bin', algorithms: ['sha256'] },
      { path: 'data.csv', algorithms: ['md5'] },
    ])
  })
})

describe('the checksums of a system', () => {
  it('list what a pointer states', () => {
    const [own] = pointerChecksums([weights('w.onnx', { lfs: { oid: A, size: 1 } })])
    expect(own).toMatchObject({ manifest: 'w.onnx', status: 'pointer-match', actual: A })
  })

  it('name model files beside a manifest that no record lists', () => {
    const record = {
      into: 'checksums',
      value: recorded({ manifest: 'm/SHA256SUMS', subject: 'm/a.bin' }),
      locate,
    } as const
    const { facts: document } = facts(
      [record],
      [weights('m/a.bin'), weights('m/b.bin'), weights('elsewhere.bin')],
      {
        digests: new Map([
          ['m/a.bin', { sha256: A }],
          ['m/b.bin', { sha256: B }],
        ]),
      },
    )
    expect(document.checksums.map(({ subject, status }) => [subject, status])).toEqual([
      ['m/a.bin', 'match'],
      ['m/b.bin', 'unlisted'],
    ])
  })
})
