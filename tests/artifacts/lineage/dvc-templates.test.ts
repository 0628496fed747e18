// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is DVC's own form.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAGES_LIMIT } from '../../../src/artifacts/lineage/dvc/stages.ts'
import { fill } from '../../../src/artifacts/lineage/dvc/template.ts'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { bytesOf, candidate, source } from '../helpers.ts'

async function read(path: string, content: string, contents: Record<string, string> = {}) {
  const format = lineage.recognise(candidate(path, content)) ?? ''
  const about = source(path, content, format, Object.keys(contents))
  const readOther = async (other: string) => {
    const found = contents[other]
    return found === undefined ? null : bytesOf(found)
  }
  const { records, unread } = await lineage.read({ ...about, readOther })
  return {
    format,
    unread,
    runs: records.flatMap((record) => (record.into === 'runs' ? [record.value] : [])),
    datasets: records.flatMap((record) => (record.into === 'lineage_datasets' ? [record.value] : [])),
    remotes: records.flatMap((record) => (record.into === 'remotes' ? [record] : [])),
  }
}

const PARAMS = `train:
  seed: 7
  data: data/train.csv
models: [cnn, rnn]
`

describe('templates', () => {
  test('values of params.yaml and vars, of files, of keys of files, and of the stage', async () => {
    const { runs, unread } = await read(
      'ml/dvc.yaml',
      `vars:
- folder: out
- more.json:deep
stages:
  train:
    vars:
    - own: 3
    cmd: python train.py \${train} --own \${own} \\\${HOME}
    deps:
    - \${train.data}
    outs:
    - \${folder}/\${deep.name}/model.onnx:
        cache: false
`,
      { 'ml/params.yaml': PARAMS, 'ml/more.json': '{"deep": {"name": "final", "other": 1}}' },
    )
    expect(unread).toEqual([])
    expect(runs).toMatchObject([
      {
        command: 'python train.py --seed 7 --data data/train.csv --own 3 ${HOME}',
        inputs: ['ml/data/train.csv'],
        outputs: ['ml/out/final/model.onnx'],
      },
    ])
  })

  test.each([
    ['a list', 'foreach: ${models}', ['train@cnn', 'train@rnn'], '${item}'],
    ['a list of mappings', 'foreach: [{n: a}, {n: b}]', ['train@0', 'train@1'], '${item.n}'],
    ['a mapping', 'foreach: {x: 1, y: 2}', ['train@x', 'train@y'], '${key}-${item}'],
  ])('foreach over %s makes stages', async (_, foreach, names, name) => {
    const { runs, unread } = await read(
      'dvc.yaml',
      `stages:\n  train:\n    ${foreach}\n    do:\n      cmd: run\n      outs: ["m/${name}.onnx"]\n`,
      { 'params.yaml': PARAMS },
    )
    expect(unread).toEqual([])
    expect(runs.map(({ job }) => job)).toEqual(names)
    expect(new Set(runs.flatMap(({ outputs }) => outputs)).size).toBe(2)
  })

  test('matrix makes a stage of every choice', async () => {
    const { runs } = await read(
      'dvc.yaml',
      `stages:\n  train:\n    matrix:\n      model: \${models}\n      size: [{n: 1}, {n: 2}]\n    cmd: run \${item.model} \${item.size.n} \${key}\n`,
      { 'params.yaml': PARAMS },
    )
    expect(runs.map(({ job, command }) => [job, command])).toEqual([
      ['train@cnn-size0', 'run cnn 1 cnn-size0'],
      ['train@cnn-size1', 'run cnn 2 cnn-size1'],
      ['train@rnn-size0', 'run rnn 1 rnn-size0'],
      ['train@rnn-size1', 'run rnn 2 rnn-size1'],
    ])
  })

  test('a matrix that multiplies without end is cut, and it is said', async () => {
    const axes = Array.from({ length: 12 }, (_, i) => `      a${i}: [1, 2, 3, 4]\n`).join('')
    const { runs, unread } = await read('dvc.yaml', `stages:\n  t:\n    matrix:\n${axes}    cmd: x\n`)
    expect(runs).toHaveLength(STAGES_LIMIT)
    expect(unread).toMatchObject([{ reason: 'limit', extent: 'part' }])
  })

  test('what nothing gives a value stays as it is written, and is named once', async () => {
    const { runs, unread } = await read(
      'dvc.yaml',
      'stages:\n  t:\n    cmd: run ${nothing.here}\n    deps: ["${nothing.here}/x", "${nothing.here}/y"]\n',
    )
    expect(runs).toMatchObject([{ inputs: ['${nothing.here}/x', '${nothing.here}/y'] }])
    expect(unread).toMatchObject([
      { reason: 'unsupported', line: 3, message: expect.stringContaining('nothing.here') },
    ])
  })

  test('any text and values: nothing throws, and text without templates stays what it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('$', '{', '}', '\\', 'a', '.', '[', '0', ']', ' ') }),
        fc.jsonValue(),
        (text, a) => {
          const filled = fill({ [text]: [text] }, [{ a }], () => undefined)
          expect(Object.keys(Object(filled))).toHaveLength(1)
          if (!text.includes('${')) expect(filled).toEqual({ [text]: [text] })
        },
      ),
    )
  })
})

describe('a stale lock', () => {
  const pipeline = `stages:
  train:
    cmd: python train.py --fast
    deps: [train.csv, new.csv]
    params: [train.seed, train.data]
    outs: [model.onnx]
    frozen: true
`
  const lock = (cmd: string, seed: number) => `schema: '2.0'
stages:
  train:
    cmd: ${cmd}
    deps:
    - path: train.csv
    - path: old.csv
    params:
      params.yaml:
        train.seed: ${seed}
    outs:
    - path: model.onnx
`

  test('differs in command, inputs and parameters', async () => {
    const { runs } = await read('dvc.yaml', pipeline, {
      'params.yaml': PARAMS,
      'dvc.lock': lock('python train.py', 6),
    })
    expect(runs).toMatchObject([
      {
        frozen: true,
        stale: [
          { kind: 'command', name: null, change: 'changed' },
          { kind: 'input', name: 'new.csv', change: 'added' },
          { kind: 'input', name: 'old.csv', change: 'removed' },
          { kind: 'parameter', name: 'params.yaml:train.seed', change: 'changed' },
          { kind: 'parameter', name: 'params.yaml:train.data', change: 'added' },
        ],
      },
    ])
  })

  test('a stage without an entry is declared, and not stale', async () => {
    const { runs } = await read('dvc.yaml', pipeline, { 'dvc.lock': "schema: '2.0'\nstages: {}\n" })
    expect(runs).toMatchObject([{ state: 'declared', stale: [] }])
  })
})

test('metrics and plots outside of stages are parts of outputs', async () => {
  const { datasets } = await read(
    'dvc.yaml',
    `stages:
  evaluate:
    cmd: x
    outs: [eval]
metrics: [eval/metrics.json]
plots:
- ROC:
    x: fpr
    y:
      eval/roc.json: tpr
- other.png
`,
  )
  expect(datasets.map(({ id, type, part_of }) => [id, type, part_of])).toEqual([
    ['eval', 'dataset', null],
    ['eval/metrics.json', 'metric', 'eval'],
    ['eval/roc.json', 'metric', 'eval'],
    ['other.png', 'metric', null],
  ])
})

test('remotes are named, the default one among them, without passwords', async () => {
  const { format, remotes } = await read(
    '.dvc/config',
    `[core]\n    remote = store\n['remote "store"']\n    url = s3://bucket/path\n    access_key_id = KEY\n['remote "web"']\n    url = https://me:secret@example.com/x\n`,
  )
  expect(format).toBe('dvc-config')
  const common = { path: '.dvc/config', format: 'dvc' }
  expect(remotes.map(({ value }) => value)).toEqual([
    { ...common, name: 'store', url: 's3://bucket/path', default: true },
    { ...common, name: 'web', url: 'https://example.com/x', default: false },
  ])
  expect(await remotes[1]?.locate([])).toMatchObject({ line: 7, column: 1 })
})

test('a remote without an address is told, and a configuration that names none is no lineage', async () => {
  const { remotes, unread } = await read('.dvc/config', `['remote "a"']\n['remote "b"']\n    url = b\n`)
  expect(remotes).toHaveLength(1)
  expect(unread).toMatchObject([{ reason: 'malformed', message: 'The remote "a" has no url.', line: 1 }])
  expect(lineage.recognise(candidate('.dvc/config', '[core]\n    autostage = true\n'))).toBeNull()
})

test('datasets of other places are locked at a revision; cloud versions are revisions', async () => {
  const lock = await read(
    'dvc.lock',
    `schema: '2.0'\nstages: {}\ndatasets:\n- name: d\n  type: dvc\n  url: https://github.com/a/b\n  path: data\n  rev_lock: abc\n`,
  )
  expect(lock.datasets).toMatchObject([{ id: 'd', source: 'https://github.com/a/b', revision: 'abc' }])
  const file = await read(
    'data.dvc',
    `outs:\n- path: data\n  hash: md5\n  files:\n  - relpath: a.csv\n    md5: ${'a'.repeat(32)}\n    cloud:\n      s3:\n        version_id: x1\n  cloud:\n    s3:\n      version_id: v9\n`,
  )
  expect(file.datasets).toMatchObject([{ id: 'data', revision: 'v9' }])
})

test('the working folder of a stage stands in dvc.yaml, and the lock writes paths relative to it', async () => {
  const { runs } = await read(
    'ml/dvc.lock',
    "schema: '2.0'\nstages:\n  t:\n    cmd: x\n    deps:\n    - path: ../data.csv\n    outs:\n    - path: m.onnx\n",
    { 'ml/dvc.yaml': 'vars: [{where: sub}]\nstages:\n  t:\n    wdir: ${where}\n    cmd: x\n' },
  )
  expect(runs).toMatchObject([{ inputs: ['ml/data.csv'], outputs: ['ml/sub/m.onnx'] }])
})
