import { describe, expect, test } from 'vitest'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { mergeRuns, type RunRecord } from '../../../src/artifacts/lineage/merge.ts'
import type { LineageDataset, SavedModel } from '../../../src/facts/types.ts'
import { candidate, source } from '../helpers.ts'

const RUN = 'f6bb9c49dfe149c29eefb33bb7b78270'

/** Reads files together, as a tracking folder is. */
async function read(contents: Readonly<Record<string, string>>, files: readonly string[] = []) {
  const runs: RunRecord[] = []
  const datasets: LineageDataset[] = []
  const models: SavedModel[] = []
  const checksums: unknown[] = []
  const unread: unknown[] = []
  for (const [path, text] of Object.entries(contents)) {
    const format = lineage.recognise(candidate(path, text))
    if (format === null) throw new Error(`${path} is not recognised`)
    const reading = await lineage.read(source(path, text, format, files))
    unread.push(...reading.unread)
    for (const record of reading.records) {
      if (record.into === 'runs') runs.push(record)
      if (record.into === 'lineage_datasets') datasets.push(record.value)
      if (record.into === 'saved_models') models.push(record.value)
      if (record.into === 'checksums') checksums.push(record.value)
    }
  }
  return { runs: mergeRuns(runs).map(({ value }) => value), datasets, models, checksums, unread }
}

const MLMODEL = `artifact_path: model
flavors:
  python_function:
    env: {conda: conda.yaml}
    loader_module: mlflow.sklearn
    model_path: model.pkl
    python_version: '3.11'
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: cloudpickle
    sklearn_version: 1.5.0
mlflow_version: 3.17.2
model_uuid: 789281da382f45a4818533e5a1b8d66e
run_id: ${RUN}
signature:
  inputs: '[]'
utc_time_created: '2026-01-02 18:41:56.467989'
`

describe('MLmodel', () => {
  test('says what loading the model runs', async () => {
    const { models, datasets, runs } = await read({ 'out/model/MLmodel': MLMODEL }, ['out/model/model.pkl'])
    expect(models).toEqual([
      {
        path: 'out/model/MLmodel',
        format: 'mlflow',
        id: '789281da382f45a4818533e5a1b8d66e',
        name: 'model',
        run: RUN,
        created: '2026-01-02 18:41:56.467989',
        tool_version: '3.17.2',
        has_signature: true,
        flavors: [
          {
            name: 'python_function',
            version: null,
            loader_module: 'mlflow.sklearn',
            serialization: null,
            executes_code: false,
            code: null,
          },
          {
            name: 'sklearn',
            version: '1.5.0',
            loader_module: null,
            serialization: 'cloudpickle',
            executes_code: true,
            code: null,
          },
        ],
      },
    ])
    expect(datasets).toMatchObject([
      { type: 'model', name: 'model', file: 'out/model/model.pkl', aliases: ['model', 'out/model'] },
    ])
    expect(runs).toMatchObject([{ id: RUN, outputs: ['789281da382f45a4818533e5a1b8d66e'] }])
  })

  test.each([
    ['a skops file', 'sklearn: {pickled_model: m.skops, serialization_format: skops}', 'skops', false],
    ['pickle that is not stated', 'sklearn: {pickled_model: m.pkl}', 'pickle', true],
    ['a Python object', 'python_function: {python_model: python_model.pkl}', 'cloudpickle', true],
    ['PyTorch', 'pytorch: {model_data: data}', 'pickle', true],
    ['a module of its own', 'python_function: {loader_module: my_loader}', null, true],
    ['code beside the model', 'onnx: {data: model.onnx, code: code}', null, true],
    ['ONNX', 'onnx: {data: model.onnx, onnx_version: 1.16.0}', null, false],
    ['a flavor without settings', 'onnx:', null, false],
  ])('%s', async (_, flavor, serialization, executes_code) => {
    const { models } = await read({ 'm/MLmodel': `flavors:\n  ${flavor}\n` })
    expect(models[0]?.flavors).toMatchObject([{ serialization, executes_code }])
    expect(models[0]).toMatchObject({ id: 'm', has_signature: false, run: null })
  })

  test('without flavors it is told', async () => {
    expect((await read({ MLmodel: 'flavors: none\n' })).unread).toMatchObject([{ reason: 'malformed' }])
  })
})

const STORE = {
  [`mlruns/1/${RUN}/meta.yaml`]: `experiment_id: '1'
lifecycle_stage: active
run_id: ${RUN}
run_name: train
start_time: 1767225600000
end_time: 1767229200000
status: 3
user_id: ann
`,
  [`mlruns/1/${RUN}/inputs/08a4/meta.yaml`]:
    'destination_id: x\ndestination_type: RUN\nsource_id: e86b\nsource_type: DATASET\n',
  [`mlruns/1/${RUN}/outputs/9b/meta.yaml`]:
    'destination_id: m-1\ndestination_type: MODEL_OUTPUT\nsource_id: x\nsource_type: RUN_OUTPUT\n',
  'mlruns/1/datasets/e86b/meta.yaml': `digest: 1a2b3c4d
name: loans
profile: '{}'
schema: '{}'
source: '{"uri": "data/loans.csv"}'
source_type: local
`,
  'mlruns/1/models/m-1/meta.yaml': `creation_timestamp: 1767229200000
experiment_id: '1'
model_id: m-1
name: credit
source_run_id: ${RUN}
`,
}

describe('a tracking folder', () => {
  test('is one run with its datasets and models, whichever files they stand in', async () => {
    const { runs, datasets, unread } = await read(STORE, ['data/loans.csv'])
    expect(unread).toEqual([])
    expect(runs).toMatchObject([
      {
        path: `mlruns/1/${RUN}/meta.yaml`,
        id: RUN,
        job: 'train',
        state: 'complete',
        started: '2026-01-01T00:00:00.000Z',
        ended: '2026-01-01T01:00:00.000Z',
        inputs: ['mlflow/datasets/e86b'],
        outputs: ['m-1'],
        agents: ['ann'],
      },
    ])
    expect(datasets).toMatchObject([
      { id: 'mlflow/datasets/e86b', name: 'loans', type: 'dataset', file: 'data/loans.csv', digests: [] },
      { id: 'm-1', name: 'credit', type: 'model', generated: '2026-01-01T01:00:00.000Z' },
    ])
  })

  test("a dataset's digest is recorded and is no evidence", async () => {
    const { checksums } = await read(STORE)
    expect(checksums).toEqual([
      {
        manifest: 'mlruns/1/datasets/e86b/meta.yaml',
        source: 'mlflow',
        subject: 'loans',
        algorithm: 'md5',
        expected: '1a2b3c4d',
        reason: expect.stringMatching(/^partial: .*10,000 rows/),
      },
    ])
  })

  test.each([
    ['4', 'failed'],
    ['RUNNING', 'running'],
    ['KILLED', 'aborted'],
    ['77', 'unknown'],
  ])('status %s is %s', async (status, state) => {
    const text = `experiment_id: '1'\nlifecycle_stage: active\nrun_id: r\nstatus: ${status}\nstart_time: soon\n`
    expect((await read({ 'mlruns/1/r/meta.yaml': text })).runs).toMatchObject([{ state, started: null }])
  })

  test.each([
    [
      'an experiment',
      'mlruns/1/meta.yaml',
      'artifact_location: file:///x\nexperiment_id: "1"\nlifecycle_stage: active\n',
    ],
    ['a conda recipe', 'recipe/meta.yaml', 'package:\n  name: x\nsource:\n  url: y\n'],
    ['a note', 'MLmodel', 'A note on our ML model.\n'],
  ])('%s is not claimed', (_, path, text) => {
    expect(lineage.recognise(candidate(path, text))).toBeNull()
  })
})
