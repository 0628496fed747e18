import { describe, expect, test } from 'vitest'
import { compareResourceNames, modelStatement } from '../../src/integrity/model-manifest.ts'

// From a signature of sigstore/model-transparency, scripts/tests/v1.0.0-certificate/model.sig.
const SIGNME_1 = 'f6310066c7320497ea554260c32c43660bff648cb2a61194832cc086077085e1'
const SIGNME_2 = '32dcb1f8e1ae52d5963e56a6ba06ab58b424c15ed2a6b70d2feca1d089370028'

describe('the statement of a model', () => {
  test('is the one that the reference implementation signed', () => {
    const statement = modelStatement('v1.0.0-certificate', [
      { path: 'signme-2', digest: SIGNME_2 },
      { path: 'signme-1', digest: SIGNME_1 },
    ])
    expect(statement).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        {
          name: 'v1.0.0-certificate',
          digest: { sha256: '61d4849d9d90076d6215f4d525f13d6574af8e3f67aef3e6f36fc40a14fdd226' },
        },
      ],
      predicateType: 'https://model_signing/signature/v1.0',
      predicate: {
        serialization: { method: 'files', hash_type: 'sha256', allow_symlinks: false },
        resources: [
          { name: 'signme-1', algorithm: 'sha256', digest: SIGNME_1 },
          { name: 'signme-2', algorithm: 'sha256', digest: SIGNME_2 },
        ],
      },
    })
  })

  test('of one file names it "."', () => {
    const digest = 'bc9a717db6064a32cbe9eae6fc40651dd6d36ef1757183f590eff2b1765d7ebc'
    expect(modelStatement('signme-1', [{ path: '.', digest }]).subject).toEqual([
      {
        name: 'signme-1',
        digest: { sha256: 'afa48c8674afe334b8a7dea34f7b46ab256e9255edf8da2132792341b667a45b' },
      },
    ])
  })

  test('says what it leaves out, sorted', () => {
    const { predicate } = modelStatement('m', [], { ignorePaths: ['model.sig', '.git'], allowSymlinks: true })
    expect(predicate.serialization).toMatchObject({
      ignore_paths: ['.git', 'model.sig'],
      allow_symlinks: true,
    })
  })
})

test('resources are in the order of Python paths: by segments, by code point', () => {
  const names = ['b', 'a-b', 'a/b/c', '\u{1f600}', '\uffee', 'a', 'a/b', 'Z']
  expect(names.toSorted(compareResourceNames)).toEqual([
    'Z',
    'a',
    'a/b',
    'a/b/c',
    'a-b',
    'b',
    '\uffee',
    '\u{1f600}',
  ])
})
