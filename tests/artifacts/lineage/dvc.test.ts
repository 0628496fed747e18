import { describe, expect, test } from 'vitest'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { mergeRuns } from '../../../src/artifacts/lineage/merge.ts'
import type { ArtifactRecord } from '../../../src/artifacts/reader.ts'
import { candidate, source } from '../helpers.ts'

const MD5 = 'd1f6e055f7f5e2827fcfae68d9b64d4c'

async function read(path: string, content: string, files: readonly string[] = []) {
  const format = lineage.recognise(candidate(path, content))
  const { records, unread } = await lineage.read(source(path, content, format ?? '', files))
  return { format, records, unread, ...rooms(records) }
}

function rooms(records: readonly ArtifactRecord[]) {
  return {
    runs: records.flatMap((record) => (record.into === 'runs' ? [record] : [])),
    datasets: records.flatMap((record) => (record.into === 'lineage_datasets' ? [record] : [])),
    checksums: records.flatMap((record) => (record.into === 'checksums' ? [record] : [])),
  }
}

const LOCK = `schema: '2.0'
stages:
  train:
    cmd: python src/train.py data/features model.pkl
    deps:
    - path: data/features
      hash: md5
      md5: f35d4cc2c552ac959ae602162b8543f3.dir
      nfiles: 2
    - path: src/train.py
      md5: 324001573ed724e5ae092226fcf9ca30
    params:
      params.yaml:
        train.seed: 20170428
    outs:
    - path: model.pkl
      hash: md5
      md5: ${MD5}
      size: 1958115
`

const PIPELINE = `artifacts:
  classifier:
    path: model.pkl
    type: model
    desc: Sorts questions
stages:
  train:
    cmd: python src/train.py
    deps:
    - data/features
    - src/train.py
    params:
    - train.seed
    outs:
    - model.pkl
    metrics:
    - eval/metrics.json:
        cache: false
`

describe('dvc.lock', () => {
  test('a stage is a run with its command, inputs and outputs', async () => {
    const { format, runs, datasets, unread } = await read('ml/dvc.lock', LOCK, ['ml/src/train.py'])
    expect(format).toBe('dvc-lock')
    expect(unread).toEqual([])
    expect(runs.map(({ value }) => value)).toMatchObject([
      {
        path: 'ml/dvc.lock',
        format: 'dvc',
        id: 'ml/dvc.lock#train',
        job: 'train',
        state: 'locked',
        started: null,
        ended: null,
        inputs: ['ml/data/features', 'ml/src/train.py', 'ml/params.yaml'],
        outputs: ['ml/model.pkl'],
        command: 'python src/train.py data/features model.pkl',
        agents: [],
      },
    ])
    expect(datasets.map(({ value }) => [value.id, value.type, value.file])).toEqual([
      ['ml/data/features', 'dataset', null],
      ['ml/src/train.py', 'code', 'ml/src/train.py'],
      ['ml/params.yaml', 'parameters', null],
      ['ml/model.pkl', 'model', null],
    ])
  })

  test('digests: md5, md5 of the text with LF before DVC 3, and folders that cannot be checked', async () => {
    const { checksums } = await read('dvc.lock', LOCK)
    expect(
      checksums.map(({ value }) => [value.subject, value.algorithm, value.expected, value.reason]),
    ).toEqual([
      ['data/features', 'md5', 'f35d4cc2c552ac959ae602162b8543f3', expect.stringMatching(/^folder: /)],
      ['src/train.py', 'md5-dos2unix', '324001573ed724e5ae092226fcf9ca30', null],
      ['model.pkl', 'md5', MD5, null],
    ])
  })

  test('the files of a folder are checked where the lock lists them', async () => {
    const lock = `schema: '2.0'\nstages:\n  a:\n    outs:\n    - path: data\n      hash: md5\n      md5: ${MD5}.dir\n      files:\n      - relpath: x/train.csv\n        md5: ${MD5}\n`
    const { checksums } = await read('dvc.lock', lock)
    expect(checksums.map(({ value }) => [value.subject, value.algorithm, value.reason])).toEqual([
      ['data/x/train.csv', 'md5', null],
    ])
  })

  test('the form before DVC 2 has no schema', async () => {
    const { runs, checksums } = await read(
      'dvc.lock',
      `train:\n  cmd: run\n  outs:\n  - path: m.bin\n    md5: ${MD5}\n`,
    )
    expect(runs).toMatchObject([{ value: { job: 'train', outputs: ['m.bin'] } }])
    expect(checksums).toMatchObject([{ value: { algorithm: 'md5-dos2unix' } }])
  })

  test('a schema that nobody knows is unsupported, with its line', async () => {
    const { records, unread } = await read('dvc.lock', "schema: '3.0'\nstages: {}\n")
    expect(records).toEqual([])
    expect(unread).toMatchObject([{ reason: 'unsupported', extent: 'file', line: 1, column: 9 }])
  })

  test('a path that leaves the tree is said and kept; a URL is no path', async () => {
    const lock = `schema: '2.0'\nstages:\n  a:\n    deps:\n    - path: ../../secret\n      hash: md5\n      md5: ${MD5}\n    - path: s3://bucket/train.csv\n      etag: abc\n`
    const { checksums, datasets, unread } = await read('dvc.lock', lock)
    expect(checksums).toMatchObject([
      { value: { subject: '../../secret', reason: expect.stringMatching(/^outside-tree/) } },
    ])
    expect(datasets[1]).toMatchObject({
      value: { id: 's3://bucket/train.csv', source: 's3://bucket/train.csv' },
    })
    expect(unread).toMatchObject([{ reason: 'outside-tree', extent: 'part', line: 5 }])
  })

  test('places: the stage, its command, an output, a digest', async () => {
    const { runs, checksums } = await read('dvc.lock', LOCK)
    expect(await runs[0]?.locate([])).toMatchObject({ line: 3, column: 3 })
    expect(await runs[0]?.locate(['command'])).toMatchObject({ line: 4, column: 10 })
    expect(await runs[0]?.locate(['outputs', '0'])).toMatchObject({ line: 16, column: 13 })
    expect(await checksums[2]?.locate(['expected'])).toEqual({
      line: 18,
      column: 12,
      end_line: 18,
      end_column: 44,
    })
    expect(await checksums[2]?.locate(['subject'])).toMatchObject({ line: 16, column: 13 })
  })
})

describe('dvc.yaml', () => {
  test('stages are declared runs; artifacts and metrics have their type', async () => {
    const { format, runs, datasets } = await read('dvc.yaml', PIPELINE)
    expect(format).toBe('dvc-yaml')
    expect(runs).toMatchObject([
      {
        value: {
          id: 'dvc.yaml#train',
          state: 'declared',
          inputs: ['data/features', 'src/train.py', 'params.yaml'],
          outputs: ['model.pkl', 'eval/metrics.json'],
        },
      },
    ])
    expect(new Map(datasets.map(({ value }) => [value.id, value.type]))).toEqual(
      new Map([
        ['model.pkl', 'model'],
        ['data/features', 'dataset'],
        ['src/train.py', 'code'],
        ['params.yaml', 'parameters'],
        ['eval/metrics.json', 'metric'],
      ]),
    )
  })

  test('templates are kept as text, once said', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is DVC's own form.
    const template = 'data/${item}.csv'
    const { runs, datasets, unread } = await read(
      'dvc.yaml',
      `stages:\n  train:\n    foreach: \${unknown}\n    do:\n      cmd: run\n      deps: ['${template}', '${template}2']\n`,
    )
    expect(runs).toMatchObject([{ value: { inputs: [template, `${template}2`], command: 'run' } }])
    expect(datasets[0]).toMatchObject({ value: { type: 'unknown' } })
    expect(unread).toMatchObject([
      { reason: 'unsupported', extent: 'part', line: 3, message: expect.stringContaining('"unknown"') },
      { reason: 'unsupported', extent: 'part', line: 3, message: expect.stringContaining('"item"') },
    ])
  })

  test('working folder, lists of commands, settings of an output', async () => {
    const { runs } = await read(
      'ml/dvc.yaml',
      'stages:\n  a:\n    wdir: sub\n    cmd: [one, two]\n    deps: [../x.csv]\n    outs:\n    - y.csv:\n        cache: false\n',
    )
    expect(runs).toMatchObject([
      { value: { command: 'one\ntwo', inputs: ['ml/x.csv'], outputs: ['ml/sub/y.csv'] } },
    ])
  })
})

describe('*.dvc', () => {
  test('an import has its source and commit, and the digest of what was imported', async () => {
    const { format, runs, datasets, checksums } = await read(
      'data/data.xml.dvc',
      `md5: f5ea021eddd7b1df6de80b904cba1da6\nfrozen: true\ndeps:\n- path: get-started/data.xml\n  repo:\n    url: https://example.com/registry\n    rev_lock: f59388cd04276e75d70b2136597aaa27e7937cc3\nouts:\n- md5: ${MD5}\n  hash: md5\n  path: data.xml\n`,
    )
    expect(format).toBe('dvc-file')
    expect(runs).toEqual([])
    expect(datasets.map(({ value }) => value)).toMatchObject([
      {
        id: 'data/data.xml',
        type: 'dataset',
        source: 'https://example.com/registry',
        revision: 'f59388cd04276e75d70b2136597aaa27e7937cc3',
        digests: [{ algorithm: 'md5', value: MD5 }],
      },
    ])
    expect(checksums).toMatchObject([{ value: { subject: 'data/data.xml', source: 'dvc', expected: MD5 } }])
  })

  test.each([
    ['text that is no YAML', 'a: [1', 'malformed'],
    ['a list', '- a\n', 'malformed'],
    ['nothing', '', 'malformed'],
    ['no outs', 'frozen: true\n', 'malformed'],
  ])('%s is said', async (_, content, reason) => {
    const { records, unread } = await read('data.dvc', content)
    expect(records).toEqual([])
    expect(unread[0]).toMatchObject({ reason, extent: 'file', path: 'data.dvc' })
  })
})

describe('a stage and its entry in the lock are one run', () => {
  test('dvc.yaml gives the place, the lock the state', async () => {
    const declared = await read('dvc.yaml', PIPELINE)
    const locked = await read('dvc.lock', LOCK)
    const [run, ...others] = mergeRuns([...locked.runs, ...declared.runs])
    expect(others).toEqual([])
    expect(run?.value).toMatchObject({
      path: 'dvc.yaml',
      id: 'dvc.yaml#train',
      state: 'locked',
      command: 'python src/train.py data/features model.pkl',
      inputs: ['data/features', 'src/train.py', 'params.yaml'],
      outputs: ['model.pkl', 'eval/metrics.json'],
    })
    expect(await run?.locate(['outputs', '1'])).toMatchObject({ line: 17, column: 7 })
  })

  test('the instances of a stage whose foreach is not known take its place', async () => {
    const declared = await read(
      'dvc.yaml',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is DVC's own form.
      'stages:\n  train:\n    foreach: ${unknown}\n    do:\n      cmd: run\n',
    )
    const locked = await read(
      'dvc.lock',
      "schema: '2.0'\nstages:\n  train@a:\n    cmd: run\n  train@b:\n    cmd: run\n",
    )
    expect(mergeRuns([...declared.runs, ...locked.runs]).map(({ value }) => value.id)).toEqual([
      'dvc.lock#train@a',
      'dvc.lock#train@b',
    ])
  })

  test('stages of one name in two folders are two', async () => {
    const a = await read('a/dvc.lock', LOCK)
    const b = await read('b/dvc.lock', LOCK)
    expect(mergeRuns([...a.runs, ...b.runs])).toHaveLength(2)
  })
})
